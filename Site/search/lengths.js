gangmuSearch["lengths"] = {"file":"lengths","version":3,"check":"Th5",
"codes":"cabUbkakjibTcaMcUB"};
