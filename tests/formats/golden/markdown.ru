# Report \<of\> all & everything

## A heading with \`code\` \| pipe

Words \<b\>in\</b\> a\_paragraph.

- first
- second & last

**Tickets & more**

| Ticket | Subject | Count | Due |
| --- | --- | --: | --- |
| 0042 | a \| b / second line \*bold\* \<script\> | 1,1 | 05.03.2024 09:10 |
| =1+1 | @cmd and �\[31mred | 3 | 05.03.2024 |
| -7 |  | -3 |  |

- log.csv!3: it is wrong  
  help: mend it
- also this

````
kept
    as it is ``` here
````
