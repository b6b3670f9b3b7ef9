ticket,subject,count,due
0042,"a | b
second line *bold* <script>",1.1,2024-03-05T09:10:00+00:00
'=1+1,'@cmd and [31mred,3,2024-03-05
'-7,,-3,
