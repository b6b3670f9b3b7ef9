"""What the cards of boards and of forms say beside their title: who has it, when it is due."""

from datetime import date

from tests.layout.workbooks import fates, read_rows

BOARD = [
    ["To do", "In progress", "Done"],
    ["Socket sparks in room 2", "Hall lights flicker", "Door rubs on the floor"],
    ["Assignee: Ann", "Assignee: Bob", "Assignee: Ann"],
    ["due 4 May 2024", "due 5 May 2024", "due 2 May 2024"],
    [],
    ["Shelf sags in store", "Clock is late", "Tap drips"],
    ["Assignee: Eve", "Assignee: Ann", "Assignee: Bob"],
    ["due 6 May 2024", "due 7 May 2024", "due 3 May 2024"],
]


def test_lines_of_a_card_tell_its_fields():
    """A label that comes again card by card names a field; the title stays what the first line says."""
    log = read_rows(BOARD)
    assert [(t.subject, t.status, t.assignee, t.due_at) for t in log.tickets][:3] == [
        ("Socket sparks in room 2", "new", "Ann", date(2024, 5, 4)),
        ("Hall lights flicker", "open", "Bob", date(2024, 5, 5)),
        ("Door rubs on the floor", "solved", "Ann", date(2024, 5, 2)),
    ]
    assert len(log.tickets) == 6


def test_cards_without_labels_keep_all_their_lines():
    """Lines that say something else on each card are its description, none of them lost."""
    texts = ["by the window", "since Monday", "key is with the porter", "left one", "five minutes", "kitchen"]
    rows = [BOARD[0], BOARD[1], texts[:3], [], BOARD[5], texts[3:]]
    log = read_rows(rows)
    assert sorted(filter(None, (t.description for t in log.tickets))) == sorted(texts)


def card(number, name, text, status):
    return [["Request", number], ["Date", date(2024, 3, number)], ["Name", name], ["Problem", text], ["Status", status]]


def test_cards_two_across_are_read_each_for_itself():
    """Cards beside and under each other give one ticket each, values that look like labels included."""
    pairs = [
        (card(1, "Ann Lee", "Lamp flickers", "open"), card(2, "Bob Ray", "Status", "done")),
        (card(3, "Eve Moss", "Door rubs", "done"), card(4, "Jan Roe", "Shelf sags", "open")),
    ]
    rows = []
    for left, right in pairs:
        rows += [[*one, "", *other] for one, other in zip(left, right, strict=True)] + [[]]
    log = read_rows(rows)
    found = {t.id: (t.requester.name, t.description or t.subject, t.status) for t in log.tickets}
    assert found == {
        "1": ("Ann Lee", "Lamp flickers", "open"),
        "2": ("Bob Ray", "Status", "solved"),
        "3": ("Eve Moss", "Door rubs", "solved"),
        "4": ("Jan Roe", "Shelf sags", "open"),
    }
    assert [fates(log)[row] for row in (1, 2, 7)] == ["ticket", "continuation", "ticket"]
