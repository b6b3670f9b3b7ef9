{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "sheet2desk",
          "version": "0.1.0",
          "rules": [
            {
              "id": "invalid-date",
              "shortDescription": {
                "text": "A date that is none"
              },
              "help": {
                "text": "A date that is none.\n\nWhat it finds:\n    31.02.",
                "markdown": "A date that is none.\n\nWhat it finds:\n    31.02."
              },
              "defaultConfiguration": {
                "level": "error"
              }
            },
            {
              "id": "missing-subject",
              "shortDescription": {
                "text": "No subject"
              },
              "help": {
                "text": "No subject.",
                "markdown": "No subject."
              },
              "defaultConfiguration": {
                "level": "warning"
              }
            }
          ]
        }
      },
      "columnKind": "unicodeCodePoints",
      "results": [
        {
          "ruleId": "invalid-date",
          "level": "error",
          "message": {
            "text": "31.02.2024 is no date: \"February\", 100 %; write the date"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "log%2C%20one.xlsx"
                },
                "region": {
                  "startLine": 17
                }
              },
              "logicalLocations": [
                {
                  "fullyQualifiedName": "Март!E17"
                }
              ]
            }
          ],
          "partialFingerprints": {
            "sheet2desk/v1": "edc39da95da100a2b4bdb90f723df4a91231b03bb69e8d66faf0951d816824d0"
          },
          "ruleIndex": 0
        },
        {
          "ruleId": "missing-subject",
          "level": "warning",
          "message": {
            "text": "the subject\nis blank; write one"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "b.csv"
                },
                "region": {
                  "startLine": 3
                }
              }
            }
          ],
          "partialFingerprints": {
            "sheet2desk/v1": "225580897a89d2fcf75d4f197a9f3960fee81161c742892794814a23e8f381a1"
          },
          "ruleIndex": 1
        },
        {
          "ruleId": "missing-subject",
          "level": "note",
          "message": {
            "text": "the whole file"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "b.csv"
                }
              }
            }
          ],
          "partialFingerprints": {
            "sheet2desk/v1": "17c4d023faf43fe6170bb52e818656fa18aefb67b58d10194ee17aeaa1321777"
          },
          "ruleIndex": 1
        }
      ]
    }
  ]
}
