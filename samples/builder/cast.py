"""Who turns up in the bracket maker's log: customers, products and the people who answer. All invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """A customer's contact."""

    name: str
    organization: str
    phone: str
    email: str


def _people() -> tuple[Person, ...]:
    names = (
        ("Соколова Марина Игоревна", "ООО «Вертикаль-Монтаж»", "m.sokolova@example.com"),
        ("Дмитрий Кудрявцев", "ООО «Вертикаль-Монтаж»", "kudryavtsev@example.com"),
        ("Гусева О.П.", "ИП Гусева", "guseva.op@example.org"),
        ("Ринат Валеев", "ТД «Крепёж и Ко»", "r.valeev@example.net"),
        ("Андрей Тихомиров", "ТД «Крепёж и Ко»", "a.tikhomirov@example.net"),
        ("Лапшина Н. В.", "Мебельная фабрика «Осень»", "snab@osen.example.com"),
        ("Павел Жилин", "ООО «СтройПолка»", "zhilin@stroypolka.example.org"),
        ("Оганесян Карен", "«Климат-Юг»", "karen@klimat-yug.example.com"),
        ("Виктория Белова", "«Климат-Юг»", "v.belova@klimat-yug.example.com"),
        ("Степан Рогожин", "ООО «Альтаир»", "rogozhin@example.com"),
        ("Фёдорова Алла", "Гостиница «Речная»", "hoz@rechnaya.example.org"),
        ("Ильдар Сафин", "ООО «КазСтеллаж»", "safin@kazstellazh.example.net"),
        ("Мельник Т.", "Школа № 14", "school14@example.org"),
        ("Юрий Панкратов", "частное лицо", "pankratov.yu@example.com"),
        ("Елена Шубина", "частное лицо", "shubina@example.net"),
        ("Глеб Анисимов", "ООО «Медиастенд»", "g.anisimov@mediastend.example.com"),
        ("Нестерова Ольга Петровна", "ООО «Медиастенд»", "o.nesterova@mediastend.example.com"),
        ("Арсен Багдасаров", "ИП Багдасаров А.", "arsen.b@example.org"),
        ("Ковалёв Пётр", "Завод «Прибор-2»", "kovalev@pribor2.example.com"),
        ("Зоя Михайловна Ким", "Завод «Прибор-2»", "kim.zm@pribor2.example.com"),
        ("Руслан Идрисов", "«ТеплоДом»", "idrisov@teplodom.example.net"),
        ("Чернова Дарья", "«ТеплоДом»", "chernova@teplodom.example.net"),
        ("Максим Уваров", "ООО «Лофт-Интерьер»", "uvarov@loft.example.org"),
        ("Инна Полякова", "ООО «Лофт-Интерьер»", "polyakova@loft.example.org"),
        ("Сергей Долгих", "«Сибкомплект»", "dolgikh@sibkomplekt.example.com"),
        ("Б. Аюшеев", "«Сибкомплект»", "ayusheev@sibkomplekt.example.com"),
        ("Людмила Ефремова", "Поликлиника № 3", "ahch@poly3.example.org"),
        ("Тарас Гончар", "ООО «Южный крепёж»", "gonchar@ukrep.example.net"),
        ("Карина Стоянова", "ООО «Южный крепёж»", "stoyanova@ukrep.example.net"),
        ("Эдуард Вахрушев", "«Стеллаж-Сервис»", "vakhrushev@stellazh.example.com"),
        ("Надежда Орлова", "«Стеллаж-Сервис»", "orlova@stellazh.example.com"),
        ("Jan Berzins", "SIA Stiprinājums", "jan.berzins@stiprinajums.example.com"),
        ("Айгуль Нурланова", "ТОО «Астана Фикс»", "nurlanova@astanafix.example.org"),
        ("Мирон Щукин", "ООО «Витрина»", "schukin@vitrina.example.net"),
        ("Вера Цой", "ООО «Витрина»", "tsoy@vitrina.example.net"),
        ("Антон Лебедев", "частное лицо", "lebedev.anton@example.com"),
    )
    return tuple(
        Person(name, firm, f"+7 900 000-{11 + i:02d}-{(37 * i + 5) % 100:02d}", mail)
        for i, (name, firm, mail) in enumerate(names)
    )


PEOPLE = _people()

#: Product, and the letter its serial numbers begin with.
PRODUCTS = (
    ("Кронштейн К-120", "0"),
    ("Кронштейн усиленный КУ-300", "A"),
    ("Кронштейн угловой У-45", "0"),
    ("Кронштейн ТВ КТ-55", "T"),
    ("Полкодержатель П-25", "0"),
    ("Кронштейн кондиционера КК-1", "K"),
    ("Консоль КС-400", "C"),
)

STAFF = ("Зайцев П.", "Мухина Е.", "Крылов А.", "Ядрова С.")
CHIEF = "Громов В.Н."
