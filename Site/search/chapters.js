gangmuSearch["chapters"] = {"file":"chapters","version":3,"check":"_7_",
"chapters":[
{"plan":"hengyang-15","number":"7","label":"第七部分","title":"","documents":[0,2]},
{"plan":"hengyang-15","number":"8","label":"第八部分","title":"落实区域协调发展战略,促进城乡融合发展","documents":[2,7]},
{"plan":"hengyang-15","number":"9","label":"第九部分","title":"答好“两道融合命题”,推动文化旅游事业繁荣发展","documents":[7,12]},
{"plan":"hengyang-15","number":"10","label":"第十部分","title":"保障和改善民生福祉,扎实推进共同富裕取得实质性进展","documents":[12,18]},
{"plan":"hengyang-15","number":"11","label":"第十一部分","title":"推动经济社会发展全面绿色转型,加快建设美丽衡阳","documents":[18,23]},
{"plan":"hengyang-15","number":"12","label":"第十二部分","title":"统筹发展和安全,建设更高水平平安衡阳","documents":[23,29]},
{"plan":"hengyang-15","number":"13","label":"第十三部分","title":"全市上下团结起来为实现“十五五”规划而奋斗","documents":[29,34]}]};
