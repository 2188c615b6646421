gangmuSearch.manifest = {"file":"manifest","version":1,"build":"dbc73e0b8d6e929d",
"counts":{"article":28,"chapter":6,"preamble":0,"closing":1},
"plans":[
{"slug":"hengyang-15","title":"衡阳市“十五五”规划建议"}],
"chapters":[
{"plan":"hengyang-15","number":"7","label":"第七部分","title":""},
{"plan":"hengyang-15","number":"8","label":"第八部分","title":"落实区域协调发展战略,促进城乡融合发展"},
{"plan":"hengyang-15","number":"9","label":"第九部分","title":"答好“两道融合命题”,推动文化旅游事业繁荣发展"},
{"plan":"hengyang-15","number":"10","label":"第十部分","title":"保障和改善民生福祉,扎实推进共同富裕取得实质性进展"},
{"plan":"hengyang-15","number":"11","label":"第十一部分","title":"推动经济社会发展全面绿色转型,加快建设美丽衡阳"},
{"plan":"hengyang-15","number":"12","label":"第十二部分","title":"统筹发展和安全,建设更高水平平安衡阳"},
{"plan":"hengyang-15","number":"13","label":"第十三部分","title":"全市上下团结起来为实现“十五五”规划而奋斗"}]};
