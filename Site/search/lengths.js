gangmuSearch["lengths"] = {"file":"lengths","version":3,"check":"8Ui",
"codes":"fQaOT-h_0olCVhFdOA"};
