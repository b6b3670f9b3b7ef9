::error title=invalid-date,file=log%2C one.xlsx,line=17::log, one.xlsx!Март!E17: 31.02.2024 is no date: "February", 100 %25 (help: write the date)
::warning title=missing-subject,file=b.csv,line=3::b.csv!3: the subject%0Ais blank (help: write one)
::notice title=missing-subject,file=b.csv::b.csv: the whole file
::notice title=sheet2desk::3 findings: 1 error, 1 warning, 1 info
