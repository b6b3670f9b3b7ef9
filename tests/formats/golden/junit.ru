<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="sheet2desk" tests="3" failures="3">
  <testsuite name="log, one.xlsx!Март" tests="1" failures="1">
    <testcase classname="log, one.xlsx!Март" name="invalid-date log, one.xlsx!Март!E17">
      <failure type="error" message="31.02.2024 is no date: &quot;February&quot;, 100 %">log, one.xlsx!Март!E17: 31.02.2024 is no date: "February", 100 % (invalid-date)
help: write the date</failure>
    </testcase>
  </testsuite>
  <testsuite name="b.csv" tests="2" failures="2">
    <testcase classname="b.csv" name="missing-subject b.csv!3">
      <failure type="warning" message="the subject&#10;is blank">b.csv!3: the subject
is blank (missing-subject)
help: write one</failure>
    </testcase>
    <testcase classname="b.csv" name="missing-subject b.csv">
      <failure type="info" message="the whole file">b.csv: the whole file (missing-subject)</failure>
    </testcase>
  </testsuite>
</testsuites>
