<!DOCTYPE html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Report &lt;of&gt; all &amp; everything</title>
<style>
:root { color-scheme: light dark; }
body { font: 15px/1.45 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; }
table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
th, td { border-bottom: 1px solid #8886; padding: .25rem .7rem .25rem 0; text-align: left; vertical-align: top; }
th { border-bottom-width: 2px; } .number { text-align: right; }
.help { color: #666; } .error { border-left: .3rem solid #c33; padding-left: .6rem; }
.warning { border-left: .3rem solid #c80; padding-left: .6rem; }
.info { border-left: .3rem solid #38c; padding-left: .6rem; }
svg text { fill: currentColor; } svg rect { fill: #4878a8; }
@media (prefers-color-scheme: dark) { .help { color: #aaa; } svg rect { fill: #7aa7d6; } }
@media print { body { margin: 0; max-width: none; font-size: 11px; }
  tr { break-inside: avoid; } thead { display: table-header-group; } }
</style>
</head>
<body>
<h1>Report &lt;of&gt; all &amp; everything</h1>
<h2>A heading with `code` | pipe</h2>
<p>Words &lt;b&gt;in&lt;/b&gt; a_paragraph.</p>
<ul>
<li>first</li>
<li>second &amp; last</li>
</ul>
<table>
<caption>Tickets &amp; more</caption>
<thead><tr><th scope="col">Ticket</th><th scope="col">Subject</th><th scope="col" class="number">Count</th><th scope="col">Due</th></tr></thead>
<tbody>
<tr><td>0042</td><td>a | b / second line *bold* &lt;script&gt;</td><td class="number">1,1</td><td>05.03.2024 09:10</td></tr>
<tr><td>=1+1</td><td>@cmd and �[31mred</td><td class="number">3</td><td>05.03.2024</td></tr>
<tr><td>-7</td><td></td><td class="number">-3</td><td></td></tr>
</tbody>
</table>
<svg role="img" width="660" height="56" viewBox="0 0 660 56" font-size="13">
<title>Bars</title>
<desc>one: 1; a label that is much longer than the room it has: 4 h</desc>
<text x="212" y="17" text-anchor="end">one</text><rect x="220" y="4" width="80.0" height="16"/><text x="306.0" y="17">1</text>
<text x="212" y="41" text-anchor="end">a label that is much longer t…</text><rect x="220" y="28" width="320.0" height="16"/><text x="546.0" y="41">4 h</text>
</svg>
<p class="error">log.csv!3: it is wrong<br><span class="help">mend it</span></p>
<p class="info">also this</p>
<pre>kept
    as it is ``` here</pre>
</body>
</html>
