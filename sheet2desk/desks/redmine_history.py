"""The side channel of Redmine: a Ruby script that gives issues and notes the dates of the log.

Redmine stamps created and closed dates itself, whatever its interface is told. Its owner can set them on Redmine's own
machine: `bundle exec rails runner FILE`. The script touches an issue only while it carries the key of its row, mails
nobody, and may be repeated.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sheet2desk.desks.drafting import instant, same_text, show_comment
from sheet2desk.desks.interface import Context
from sheet2desk.ticket import FINISHED, Moment, Ticket

SCRIPT: Final = """\
# Dates of the log for issues that were pushed. On the machine of Redmine: bundle exec rails runner FILE
require 'json'
field = IssueCustomField.find_by!(name: {field})
plain = ->(text) {{ text.to_s.gsub(/\\r\\n?/, "\\n").strip.split("\\n").map(&:rstrip).join("\\n") }}
done = 0
File.read(__FILE__, encoding: 'UTF-8').split("\\n__END__\\n", 2).last.each_line do |line|
  row = JSON.parse(line)
  issue = Issue.find_by(id: row['issue'])
  next warn("issue #{{row['issue']}}: not there") unless issue
  next warn("issue #{{row['issue']}}: another key") unless issue.custom_field_value(field) == row['key']
  dates = {{ created_on: row['created'], closed_on: row['closed'] }}.compact
  issue.update_columns(dates.transform_values {{ |at| Time.parse(at) }}) unless dates.empty?
  journals = issue.journals.order(:id).to_a
  row['notes'].each do |at, text|
    found = journals.find {{ |journal| plain.(journal.notes) == text }}
    next unless found
    journals.delete(found)
    found.update_columns(created_on: Time.parse(at))
  end
  done += 1
end
puts "#{{done}} issues have the dates of the log"
__END__
"""


def history_script(pushed: Iterable[tuple[str, str, Ticket]], context: Context, key_field: str) -> str:
    """Return the script for these tickets: (number in the desk, key, ticket)."""
    lines = []
    for remote, key, ticket in pushed:
        closed = ticket.solved_at if ticket.status in FINISHED or ticket.status is None else None
        notes = [
            [_utc(comment.at, context), same_text(show_comment(comment))]
            for comment in ticket.comments
            if comment.at and comment.body.strip()
        ]
        row = {
            "issue": int(remote),
            "key": key,
            "created": _utc(ticket.created_at, context),
            "closed": _utc(closed, context),
            "notes": notes,
        }
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    return SCRIPT.format(field=json.dumps(key_field, ensure_ascii=False)) + "".join(lines)


def _utc(moment: Moment | None, context: Context) -> str | None:
    if moment is None:
        return None
    at: datetime = instant(moment, context)
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
