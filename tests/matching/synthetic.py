"""A log of defect requests as people keep it, with planted duplicates and near-misses: the truth is known by row.

Shares no code with the package. Duplicates are entered anew with the errors of hand: typos, letters of the other
alphabet, transliteration, the wrong keyboard layout, paraphrases, blanks, other spellings of phones and names.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from sheet2desk.ticket import Requester, Source, Ticket

ZONE = timezone(timedelta(hours=3))


def _listed(text: str) -> list[str]:
    return [" ".join(item.split()) for item in text.split(";")]


START = datetime(2024, 1, 9, 8, 0, tzinfo=ZONE)

SURNAMES = _listed(
    """
    Иванов; Петров; Сидоров; Кузнецов; Смирнов; Попов; Лебедев; Козлов; Новиков; Морозов; Волков; Соловьёв;
    Васильев; Зайцев; Павлов; Семёнов; Голубев; Виноградов; Богданов; Воробьёв; Фёдоров; Михайлов; Беляев;
    Тарасов; Белов; Комаров; Орлов; Киселёв; Макаров; Андреев; Ковалёв; Ильин; Гусев; Титов; Кузьмин; Кудрявцев;
    Баранов; Куликов; Алексеев; Степанов; Щербаков; Юдин; Яшин; Жуков
    """
)
NAMES = _listed(
    """
    Александр; Дмитрий; Сергей; Андрей; Алексей; Максим; Евгений; Иван; Михаил; Николай; Владимир; Павел; Олег;
    Юрий; Виктор; Константин; Артём; Роман; Игорь; Денис
    """
)
ORGANIZATIONS = _listed(
    """
    Ромашка; Вектор; Стройдом; Монтаж-Сервис; Альянс; Феникс; Гранит; Прогресс; Восход; Меридиан; Орион; Каскад;
    Эталон; Стандарт; Техносила; Промкреп; Уралметиз; Севстрой; Волгакреп; Деталь
    """
)
PRODUCTS = [
    f"{kind} {code}"
    for kind in ("Кронштейн", "Консоль", "Опора", "Угол", "Петля")
    for code in ("КМ-2", "КМ-5", "КУ-10", "КУ-12", "УС-3", "УС-8", "ПН-40", "ПН-60")
]
PARTS = _listed(
    """
    угол; полка; ребро; отверстие; сварной шов; край; крепёжный паз; основание; резьба; заклёпка
    """
)
TROUBLES = _listed(
    """
    скол; трещина; вмятина; ржавчина; заусенец; непрокрас; деформация; смещение; разрыв; царапина
    """
)
PLACES = _listed(
    """
    у основания; слева; справа; по всей длине; возле крепления; с тыльной стороны; на лицевой стороне; ближе к
    середине; в месте сгиба; по нижней кромке
    """
)
TAILS = _listed(
    """
    просим заменить; нужна замена; ждём ответа; обнаружено при приёмке; найдено при монтаже; клиент требует
    возврат; партия забракована; прошу принять меры; акт составлен; просим выслать новый; срочно; монтаж
    остановлен; деталь не подходит; нагрузку не держит; внешний вид испорчен
    """
)
ENGLISH = {"угол": "corner", "полка": "shelf", "ребро": "rib", "край": "edge", "скол": "chip", "трещина": "crack"}
SYNONYMS = {
    "скол": "отбит кусок",
    "трещина": "треснул",
    "вмятина": "вмято",
    "ржавчина": "коррозия",
    "царапина": "поцарапано",
    "просим заменить": "просим о замене",
    "нужна замена": "надо поменять",
    "слева": "с левой стороны",
    "справа": "с правой стороны",
    "деформация": "погнуто",
    "непрокрас": "не прокрашено",
}
LATIN = str.maketrans("АВЕКМНОРСТХаеорсх", "ABEKMHOPCTXaeopcx")
LAYOUT = str.maketrans("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm")
TRANSLIT = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)),
    "ё": "e",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
}


@dataclass
class Planted:
    """A log, and for each pair of its rows that is one request how it came about."""

    tickets: list[Ticket] = field(default_factory=list)
    truth: dict[frozenset[int], str] = field(default_factory=dict)  # by id() of the tickets
    traps: dict[frozenset[int], str] = field(default_factory=dict)


def make_log(rows: int, seed: int) -> Planted:
    """Return a log of about that many rows: 4 % duplicates of five kinds, 4 % near-misses of six kinds."""
    return _Maker(rows, seed).log


class _Maker:
    def __init__(self, rows: int, seed: int) -> None:
        self.random = random.Random(seed)
        self.log = Planted()
        self.customers = [self._customer(number) for number in range(max(20, rows // 12))]
        self.serial = 31_000
        self.gap = timedelta(minutes=max(5, 200 * 24 * 60 // rows))
        at = START
        while len(self.log.tickets) < rows:
            at += self.gap * self.random.random() * 2
            first = self._request(at)
            self.log.tickets.append(first)
            chance = self.random.random()
            if chance < 0.045:
                kind = self.random.choice(
                    [self._row_copy, self._two_sheets, self._resent_mail, self._two_channels, self._two_operators]
                )
                self._plant(self.log.truth, first, kind)
            elif chance < 0.09:
                kind = self.random.choice(
                    [
                        self._next_item,
                        self._same_part_later,
                        self._other_part,
                        self._outbreak,
                        self._stock_text,
                        self._new_batch,
                    ]
                )
                self._plant(self.log.traps, first, kind)
        self.log.tickets.sort(key=lambda ticket: (ticket.source.sheet != "Общий", ticket.created_at))
        for row, ticket in enumerate(self.log.tickets, 4):
            ticket.source = Source("log.xlsx", ticket.source.sheet, row)
            ticket.id = ticket.id or str(row - 3)

    def _plant(self, pairs: dict[frozenset[int], str], first: Ticket, kind: Callable[[Ticket], Ticket]) -> None:
        second = kind(first)
        self.log.tickets.append(second)
        pairs[frozenset((id(first), id(second)))] = kind.__name__.strip("_")

    def _customer(self, number: int) -> Requester:
        name = f"{self.random.choice(SURNAMES)} {self.random.choice(NAMES)}"
        house = self.random.choice(["mail.example.com", "firma.example.org", f"org{number % 40}.example.net"])
        email = f"client{number}@{house}"
        middle = f"{self.random.randint(0, 999):03}-{self.random.randint(0, 99):02}"
        phone = f"+7 9{self.random.randint(0, 9)}0 {middle}-{number % 100:02}"
        return Requester(name, email, phone, f"ООО «{self.random.choice(ORGANIZATIONS)}-{number % 40}»")

    def _request(self, at: datetime) -> Ticket:
        chance = self.random
        whole = chance.choice(self.customers)
        requester = Requester(
            whole.name,
            whole.email if chance.random() > 0.35 else None,
            whole.phone if chance.random() > 0.25 else None,
            whole.organization if chance.random() > 0.25 else None,
        )
        product = chance.choice(PRODUCTS)
        text = f"{chance.choice(TROUBLES)}, {chance.choice(PARTS)} {chance.choice(PLACES)}, {chance.choice(TAILS)}"
        if chance.random() < 0.4:
            text += f", {chance.choice(TAILS)}"
        custom = {}
        if chance.random() > 0.2:
            custom["Изделие"] = product
        self.serial += chance.randint(1, 9)
        if chance.random() > 0.35 and product.split()[0] != "Петля":
            custom["Серийный №"] = f"A{self.serial}"
        status = chance.choice(["open", "open", "solved", "closed", None])
        solved = at + timedelta(days=chance.randint(2, 20)) if status in ("solved", "closed") else None
        return Ticket(
            Source("log.xlsx", "Общий", 0), subject=text, requester=requester, status=status, solved_at=solved,
            created_at=at.replace(second=0, microsecond=0), custom=custom,
            category=chance.choice(["брак", "гарантия", None]),
        )  # fmt: skip

    def _again(self, ticket: Ticket, after: timedelta, **changes: object) -> Ticket:
        values = {
            "source": ticket.source, "subject": ticket.subject, "requester": ticket.requester, "status": "new",
            "created_at": (ticket.created_at + after).replace(second=0), "custom": dict(ticket.custom),
            "category": ticket.category,
        }  # fmt: skip
        return Ticket(**(values | changes))

    def _row_copy(self, ticket: Ticket) -> Ticket:
        return self._again(ticket, timedelta(), status=ticket.status, solved_at=ticket.solved_at)

    def _two_sheets(self, ticket: Ticket) -> Ticket:
        ticket.id = f"С-{len(self.log.tickets)}"
        source = Source("log.xlsx", "Сводка", 0)
        return self._again(ticket, timedelta(), source=source, id=ticket.id, status="solved")

    def _resent_mail(self, ticket: Ticket) -> Ticket:
        subject = self.random.choice(["Re: ", "Fwd: ", "Отв: ", ""]) + ticket.subject
        return self._again(ticket, timedelta(hours=self.random.uniform(0.2, 40)), subject=subject)

    def _two_channels(self, ticket: Ticket) -> Ticket:
        customer = next(c for c in self.customers if c.name == ticket.requester.name and c.phone and c.email)
        requester = Requester(
            customer.name, customer.email if ticket.requester.email is None else None, self._phone(customer.phone), None
        )
        return self._again(
            ticket,
            timedelta(hours=self.random.uniform(0.5, 60)),
            requester=requester,
            subject=self._retyped(ticket.subject),
        )

    def _two_operators(self, ticket: Ticket) -> Ticket:
        old = ticket.requester
        name = old.name
        if self.random.random() < 0.5:
            name = self.random.choice([self._initials(name), self._translit(name), name.upper()])
        phone = self._phone(old.phone) if old.phone and self.random.random() > 0.3 else None
        custom = dict(ticket.custom)
        if "Серийный №" in custom:
            custom["Серийный №"] = self.random.choice(
                [custom["Серийный №"], custom["Серийный №"].replace("A", "А"), f"№ {custom['Серийный №']}", ""]
            )
        custom = {header: value for header, value in custom.items() if value}
        return self._again(
            ticket, timedelta(hours=self.random.uniform(0.1, 50)), subject=self._retyped(ticket.subject), custom=custom,
            requester=Requester(name, old.email, phone, old.organization),
        )  # fmt: skip

    def _next_item(self, ticket: Ticket) -> Ticket:
        """The same customer, defect and day, the neighbouring item."""
        custom = dict(ticket.custom)
        ticket.custom = custom
        custom.setdefault("Серийный №", f"A{self.serial + 10}")
        number = int(custom["Серийный №"][1:])
        return self._again(
            ticket,
            timedelta(minutes=self.random.randint(1, 90)),
            custom={**custom, "Серийный №": f"A{number + self.random.choice([1, 2, 11, 37])}"},
        )

    def _same_part_later(self, ticket: Ticket) -> Ticket:
        return self._again(ticket, timedelta(days=self.random.randint(15, 60)))

    def _other_part(self, ticket: Ticket) -> Ticket:
        ticket.custom.setdefault("Изделие", "Кронштейн КМ-2")
        other = self.random.choice([product for product in PRODUCTS if product != ticket.custom["Изделие"]])
        return self._again(ticket, timedelta(hours=self.random.uniform(0.1, 30)), custom={"Изделие": other})

    def _outbreak(self, ticket: Ticket) -> Ticket:
        """Another customer with the same trouble on the same day."""
        other = self.random.choice([c for c in self.customers if c.name != ticket.requester.name])
        custom = {key: value for key, value in ticket.custom.items() if key != "Серийный №"}
        return self._again(ticket, timedelta(hours=self.random.uniform(0.2, 20)), requester=other, custom=custom)

    def _stock_text(self, ticket: Ticket) -> Ticket:
        """Two short texts of one customer that say nothing of the item."""
        ticket.subject = self.random.choice(["брак", "не подходит", "нужна замена", "рекламация"])
        return self._again(
            ticket, timedelta(days=self.random.uniform(3, 9)), custom={"Изделие": self.random.choice(PRODUCTS)}
        )

    def _new_batch(self, ticket: Ticket) -> Ticket:
        """The same customer, part and defect, a new batch."""
        ticket.custom = {**ticket.custom, "Партия": f"П-{self.serial}"}
        custom = {header: value for header, value in ticket.custom.items() if header != "Серийный №"}
        self.serial += 50
        return self._again(
            ticket, timedelta(days=self.random.uniform(0.1, 8)), custom={**custom, "Партия": f"П-{self.serial}"}
        )

    def _phone(self, phone: str) -> str:
        digits = "".join(filter(str.isdigit, phone))
        return self.random.choice(
            [
                f"8{digits[1:]}",
                f"8 ({digits[1:4]}) {digits[4:7]}-{digits[7:]}",
                f"+{digits}",
                phone.replace("-", " "),
                f"{phone} доб.",
                digits[1:],
            ]
        )

    def _initials(self, name: str) -> str:
        surname, first = name.split()
        return f"{surname} {first[0]}."

    def _translit(self, name: str) -> str:
        return "".join(TRANSLIT.get(sign, TRANSLIT.get(sign.lower(), sign).title()) for sign in name)

    def _retyped(self, text: str) -> str:
        words = text.split()
        for old, new in SYNONYMS.items():
            if self.random.random() < 0.5:
                text = text.replace(old, new)
        words = text.split()
        position = self.random.randrange(len(words))
        word = words[position]
        change = self.random.random()
        if change < 0.35 and len(word) > 4:
            cut = self.random.randrange(1, len(word) - 1)
            words[position] = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]
        elif change < 0.5:
            words[position] = word.translate(LATIN)
        elif change < 0.6:
            words[position] = word.translate(LAYOUT)
        elif change < 0.75:
            words[position] = ENGLISH.get(word.strip(","), word)
        elif change < 0.9:
            self.random.shuffle(words)
        if self.random.random() < 0.3:
            words = words[: max(3, len(words) - 3)]
        return " ".join(words).capitalize()
