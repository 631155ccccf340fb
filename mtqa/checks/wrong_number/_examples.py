"""Texts that prove each code of this check: what it must find, and what it must not."""

from __future__ import annotations

from mtqa.types import Example

CHANGED = (
    Example(
        "Der Fonds ist ⟦12,6 Milliarden⟧ Dollar schwer.",
        "de",
        "該基金規模為 12.6 億美元。",
        "zh-Hant",
    ),
    Example(
        "Jeden Sommer fressen sie rund ⟦drei Billionen⟧ Insekten.",
        "de",
        "They eat around three billion insects every summer.",
        "en",
    ),
    Example(
        "La dette atteint ⟦34 milliards⟧ de dollars.",
        "fr",
        "The debt has reached $34 trillion.",
        "en",
    ),
    Example(
        "La empresa vale ⟦2 billones⟧ de dólares.", "es", "The company is worth $2 billion.", "en"
    ),
    Example("Orders rose by ⟦4 percent⟧.", "en", "訂單多了四成。", "zh-Hant"),
    Example(
        "該公司去年虧損⟦5,000 萬⟧美元。", "zh-Hant", "The company lost $5 million last year.", "en"
    ),
    Example("Das Werk wurde ⟦1956⟧ gebaut.", "de", "The plant was built in 1965.", "en"),
    Example(
        "Население города — ⟦1,4 млрд⟧ человек.",
        "ru",
        "The city has 1.4 million inhabitants.",
        "en",
    ),
    Example("Seite ⟦4⟧ von 10", "de", "Page 3 of 10", "en"),
    Example("L’offre prend fin le ⟦4 avril⟧.", "fr", "The offer ends on March 4.", "en"),
    Example("Spotkanie zaczyna się o ⟦16:30⟧.", "pl", "The meeting starts at 3:30 PM.", "en"),
    Example("商店⟦星期二⟧开门。", "zh-Hans", "The shop opens on Monday.", "en"),
    Example("Terminó en el puesto 3.", "es", "She finished third.", "en"),
    Example(
        "優惠將於 2025 年 3 月 4 日結束。", "zh-Hant", "The offer ends on March 4, 2025.", "en"
    ),
    Example("Der Anruf ist um 21 Uhr MEZ.", "de", "The call is at 3 PM EST.", "en"),
    Example(
        "Der Fonds ist 1,26 Milliarden Dollar schwer.",
        "de",
        "該基金規模為 12.6 億美元。",
        "zh-Hant",
    ),
    Example(
        "OpenLab investiert 1,4 Billionen Dollar.", "de", "OpenLab will invest $1.4 trillion.", "en"
    ),
    Example("Ils ont vendu quatre-vingt-dix-sept voitures.", "fr", "They sold 97 cars.", "en"),
    Example("La deuda es de 3 billones de dólares.", "es", "The debt is $3 trillion.", "en"),
    Example(
        "Die Hälfte der Leute blieb zu Hause.",
        "de",
        "50 percent of the people stayed at home.",
        "en",
    ),
    Example(
        "Das Dorf liegt 80 Kilometer von der Küste.",
        "de",
        "The village lies 50 miles from the coast.",
        "en",
    ),
    Example("Das Geschäft schließt um 17:30 Uhr.", "de", "The shop closes at 5:30 p.m.", "en"),
    Example("世界上有80亿人。", "zh-Hans", "There are 8 billion people in the world.", "en"),
    Example(
        "Население города — 1,4 млн человек.", "ru", "The city has 1.4 million inhabitants.", "en"
    ),
)

MISSING = (
    Example(
        "Viele Freiwillige haben mitgemacht.", "de", "More than ⟦640⟧ volunteers took part.", "en"
    ),
    Example(
        "Das Unternehmen baut Stellen ab.", "de", "The company is cutting ⟦12,500⟧ jobs.", "en"
    ),
    Example("El barco es muy largo.", "es", "The ship is ⟦366⟧ metres long.", "en"),
    Example("Les ventes ont augmenté.", "fr", "Sales rose ⟦12 percent⟧.", "en"),
    Example("Компания уволила сотрудников.", "ru", "The company laid off ⟦3,400⟧ workers.", "en"),
    Example("公司裁减了很多员工。", "zh-Hans", "The company laid off ⟦3,400⟧ workers.", "en"),
    Example("Der Betrieb verlor viel Geld.", "de", "公司虧損了 ⟦1,260 萬⟧元。", "zh-Hant"),
    Example(
        "Sechshundertvierzig Freiwillige haben mitgemacht.", "de", "640 volunteers took part.", "en"
    ),
    Example("Es kamen ein Dutzend Leute.", "de", "12 people came.", "en"),
    Example("El siglo XX fue largo.", "es", "The 20th century was long.", "en"),
    Example("Il est né en mars.", "fr", "Il nacque a marzo.", "it"),
    Example("Он прошёл двадцать пять километров.", "ru", "He walked 25 kilometres.", "en"),
    Example("三百二十人参加了会议。", "zh-Hans", "320 people attended the meeting.", "en"),
    Example("Ich bin mir ganz sicher.", "de", "I am 100 percent sure.", "en"),
)

ADDED = (
    Example(
        "Mehr als ⟦640⟧ Freiwillige haben mitgemacht.", "de", "Many volunteers took part.", "en"
    ),
    Example("Die Firma baut ⟦12.500⟧ Stellen ab.", "de", "The company is cutting jobs.", "en"),
    Example("El barco mide ⟦366⟧ metros.", "es", "The ship is very long.", "en"),
    Example("Les ventes ont augmenté de ⟦12 %⟧.", "fr", "Sales rose.", "en"),
    Example("Компания уволила ⟦3400⟧ сотрудников.", "ru", "The company laid off workers.", "en"),
    Example("公司裁减了⟦3,400⟧名员工。", "zh-Hans", "The company laid off many workers.", "en"),
    Example(
        "640 Freiwillige haben mitgemacht.",
        "de",
        "Six hundred and forty volunteers took part.",
        "en",
    ),
    Example(
        "Dos 24 alunos, 12 são raparigas.",
        "pt",
        "Of the two dozen pupils, a dozen are girls.",
        "en",
    ),
    Example("El barco mide 366 metros.", "es", "The ship is 1,200 feet long.", "en"),
    Example("Les ventes ont doublé en 12 mois.", "fr", "Sales doubled in twelve months.", "en"),
    Example("Около 50 % голосов.", "ru", "About half of the votes.", "en"),
    Example(
        "過去20年來，人口增加了。",
        "zh-Hant",
        "The population has grown over the past two decades.",
        "en",
    ),
    Example("Das kostet 20 Euro.", "de", "That costs twenty euros.", "en"),
)

FORMAT = (
    Example("Die Gebühr liegt unter ⟦0.1⟧ Euro.", "de", "The fee is below 0.1 euros.", "en"),
    Example("Sie sammelten ⟦48,250⟧ Aufnahmen.", "de", "They collected 48,250 recordings.", "en"),
    Example("Das Haus kostet ⟦1,234,567.50⟧ Kronen.", "de"),
    Example("It costs ⟦1.234,50⟧ euros.", "en", "Das kostet 1.234,50 Euro.", "de"),
    Example("Le taux est de ⟦2.75⟧ %.", "fr", "The rate is 2.75 %.", "en"),
    Example("Il tasso è del ⟦2.75⟧ %.", "it", "The rate is 2.75 %.", "en"),
    Example("价格是⟦1.234,50⟧元。", "zh-Hans", "Der Preis beträgt 1.234,50 Yuan.", "de"),
    Example("Die Gebühr liegt unter 0,1 Euro.", "de", "The fee is below 0.1 euros.", "en"),
    Example("Sie sammelten 48.250 Aufnahmen.", "de", "They collected 48,250 recordings.", "en"),
    Example(
        "Das Haus kostet 1’234’567.50 Franken.",
        "de-CH",
        "The house costs 1,234,567.50 francs.",
        "en",
    ),
    Example("It costs 1,234.50 euros.", "en", "Das kostet 1.234,50 Euro.", "de"),
    Example("Le taux est de 2,75 %.", "fr", "The rate is 2.75 %.", "en"),
    Example("Usa la versione 2.18 di Python 3.12.", "it", "Use version 2.18 of Python 3.12.", "en"),
    Example("La casa cuesta 1,234.50 pesos.", "es-MX", "The house costs 1,234.50 pesos.", "en"),
    Example("Am 12.03.2026 um 14.30 Uhr.", "de"),
    Example("यह 1,23,456 रुपये है।", "hi", "It is 123,456 rupees.", "en"),
)

UNIT = (
    Example("Der Weg ist ⟦25⟧ Meilen lang.", "de", "The trail is 25 km long.", "en"),
    Example("Prévoyez ⟦15⟧ heures.", "fr", "Allow 15 minutes.", "en"),
    Example("Размер файла — ⟦25⟧ КБ.", "ru", "The file is 25 MB in size.", "en"),
    Example("烤箱加热至⟦200⟧°F。", "zh-Hans", "The oven is heated to 200 °C.", "en"),
    Example("Économisez ⟦15⟧ aujourd’hui.", "fr", "Save 15% today.", "en"),
    Example("El sendero mide ⟦25⟧ kilómetros.", "es", "The trail is 25 miles long.", "en"),
    Example(
        "El sendero mide ⟦40⟧ kilómetros.",
        "es",
        "The trail is 25 miles long.",
        "en",
        options={"convert": False},
    ),
    Example("El sendero mide 40 kilómetros.", "es", "The trail is 25 miles long.", "en"),
    Example("Der Weg ist 25 Kilometer lang.", "de", "The trail is 25 km long.", "en"),
    Example("Это займёт 15 минут.", "ru", "It will take 15 min.", "en"),
    Example("Après 12 mois.", "fr", "After one year.", "en"),
    Example("今天优惠15%。", "zh-Hans", "15 percent off today.", "en"),
    Example("파일 크기는 25MB입니다.", "ko", "The file is 25 MB in size.", "en"),
)

CURRENCY = (
    Example("Das kostet ⟦49,99⟧ €.", "de", "It costs $49.99.", "en"),
    Example("Cela coûte ⟦20⟧ dollars.", "fr", "It costs €20.", "en"),
    Example("Это стоит ⟦500⟧ рублей.", "ru", "It costs 500 dollars.", "en"),
    Example("价格是⟦300⟧欧元。", "zh-Hans", "The price is $300.", "en"),
    Example("O plano custa R$ ⟦49⟧.", "pt-BR", "The plan costs US$49.", "en"),
    Example("料金は⟦500⟧円です。", "ja", "The fee is 500 euros.", "en"),
    Example("Das kostet 49,99 $.", "de", "It costs $49.99.", "en"),
    Example("Das kostet 49,99 Dollar.", "de", "It costs $49.99.", "en"),
    Example("价格是300元。", "zh-Hans", "The price is 300 yuan.", "en"),
    Example("Es kostet 1 000 Kronen.", "de-AT", "It costs 1,000 SEK.", "en"),
    Example("料金は500円です。", "ja", "The fee is ¥500.", "en"),
    Example("Il pesait 20 livres.", "fr", "It weighed 20 pounds.", "en"),
)
