"""What customers write: a defect, where it showed, what they want. Combined without repeating a pair."""

from __future__ import annotations

import random

DEFECTS = {
    "crack": (
        "Трещина по сварному шву у основания",
        "лопнул раскос после трёх недель работы",
        "Кронштейн треснул при затяжке анкера, усилие обычное",
        "трещина идёт от верхнего отверстия, длина около 4 см",
        "обломилось ухо крепления",
        "Сварка держится на честном слове: шов не проварен",
        "на изгибе видна сетка мелких трещин под краской",
    ),
    "scratch": (
        "Глубокие царапины на лицевой полке",
        "краска содрана до металла, упаковка при этом целая",
        "Покрытие облезает лоскутами",
        "потёртости и сколы порошковой краски по рёбрам",
        "цвет не тот: заказывали RAL 9005, пришёл серый",
        "непрокрас изнутри, видно голый металл",
    ),
    "dent": (
        "Погнута консоль, полка стоит с уклоном",
        "вмятина на полке, уровень не выставить",
        "Геометрия нарушена: угол 87 градусов вместо 90",
        "отверстия не совпадают с шаблоном на 3 мм",
        "не хватает одного отверстия под саморез",
        "резьба в проушине сорвана, болт прокручивается",
        "полки пары разной длины, разница 6 мм",
    ),
    "rust": (
        "Ржавчина под краской через две недели",
        "пошли рыжие пятна, хотя стоит в сухом помещении",
        "коррозия на шве, потёки по стене",
        "оцинковка пузырится",
    ),
}

PLACES = (
    "на складе, ряд {n}",
    "в номере {n}",
    "при приёмке, коробка {n}",
    "на объекте по ул. Заводской, {n}",
    "в кабинете {n}",
    "у конечного покупателя, заказ {n}",
    "на фасаде, ось {n}",
    "в торговом зале, секция {n}",
    "на стенде {n}",
    "при монтаже, захватка {n}",
)

WISHES = (
    "Просим заменить.",
    "просим прислать акт",
    "Нужна замена до конца недели!!!",
    "Верните деньги за {k} шт.",
    "скажите, можно ли дальше нагружать?",
    "Фото приложим позже",
    "Вся партия такая или только эти {k} шт.?",
    "Ждём технолога.",
    "Монтаж стоит, люди без работы",
    "пожалуйста, ответьте хотя бы что получили",
    "",
    "",
)

QUESTIONS = (
    ("вопрос", "Какая допустимая нагрузка у {product}? В паспорте два разных числа, стр. {k}"),
    ("документы", "Прошу сертификат на {product}, заказ {n}"),
    ("доставка", "Не привезли {k} шт. {product} по накладной {n}"),
    ("доставка", "Перепутали адрес доставки, груз {n} уехал в другой город"),
    ("доставка", "в комплекте нет дюбелей, {k} упаковок, счёт {n}"),
    ("вопрос", "Когда будет отгрузка по счёту {n}? обещали ещё на прошлой неделе"),
    ("документы", "Инструкция к {product} только на английском, вложите русскую, партия {n}"),
)


class Storyteller:
    """Tells a new story each time; never the same defect in the same kind of place twice."""

    def __init__(self, chance: random.Random) -> None:
        """Shuffle what there is to tell."""
        pairs = [(kind, text, place) for kind, texts in DEFECTS.items() for text in texts for place in PLACES]
        chance.shuffle(pairs)
        self._pairs = iter(pairs)
        self._chance = chance
        self._number = 100

    def defect(self) -> tuple[str, str]:
        """Return the kind of the defect and the customer's words."""
        kind, text, place = next(self._pairs)
        wish = self._chance.choice(WISHES).format(k=self._chance.randint(2, 40))
        words = f"{text}, {place.format(n=self._chance.randint(2, 60))}"
        return kind, f"{words}. {wish}" if wish else words

    def question(self, product: str) -> tuple[str, str]:
        """Return the category and the words of a customer who asks or complains of something else than a defect."""
        category, text = self._chance.choice(QUESTIONS)
        self._number += self._chance.randint(1, 9)
        return category, text.format(product=product, n=self._number, k=self._chance.randint(2, 30))
