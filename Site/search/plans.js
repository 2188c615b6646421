gangmuSearch["plans"] = {"file":"plans","version":3,"check":"-Oe",
"plans":[
{"slug":"hengyang-15","title":"衡阳市“十五五”规划建议","edition":"2025-12-15","documents":[0,35]}]};
