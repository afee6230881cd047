"""Made-up names in many scripts: syllables of our own, put together at random.

They mean nothing. What matters is what they do to a program: letters of one to four bytes, accents
that fold away, scripts from right to left, scripts without capitals or blanks.
"""

from random import Random

SYLLABLES: dict[str, str] = {
    "English": "al ber cor dun el fair gar ham in kin lan mar nor ox pen rock stan ton ver wind",
    "French": "châ beau cœur é fré gué hôt île jou lou mé nî où pré quié rou saint trè vau ville",
    "Spanish": "ar bue cón do ña fu gua hi jué la mén ni ro pú san tí va llo xi zar",
    "Portuguese": "ão bra ção dê for gui já ju lha mão no ói par quê rio são ti uí vár xe",
    "Polish": "ło bą czę dź go ję kra lu mię ń nów ó pol rze ska ście tów wą ży źre",
    "Turkish": "ak baş çi dağ e göl hı iş kö lı mü nı or pa rüş su şe tı ulu yıl",
    "Yoruba": "à bẹ́ ẹ́ fọ́ gbà í kọ̀ lé mọ́ ń ọ̀ rì sá ṣe tó ú wọ̀ yá àwọ́ ilé",
    "Vietnamese": "bình châu đà giang hải khánh lộc mỹ nguyễn phước quảng sơn thạnh tây ước vĩnh",
    "Greek": "αθ βό γρα δή εύ ζα θή κα λί μέ νά ξα πό ρί σύ τρί φα χώ ψη ώρα",
    "Cyrillic": "бо ва гра дні єв жи зо їв ки льв ма ні о пол ров ськ тер ужг хар чер",
    "Armenian": "ար բա գյու դի եր զա թե ին լո խա ծա կա հա ձո ղա ճա մի յա նո շա",
    "Georgian": "ა ბა გო დე ვა ზუ თბი ი კა ლი მო ნა ო პი ჟა რუ სი ტყი უ ფო",
    "Hebrew": "אב בית גל דר הר ור זית חוף טל יר כפר לוד מג נוף סע עין פת צור קרי רמ",
    "Arabic": "ال با تو جب حم خا دم ذي را زر سي شم صو ضا طر عم غا فا قص كر",
    "Devanagari": "अ का गा चं जा टी डो ता दि ना पु बा भी मे या रा लु वा शि सा",
    "Bengali": "আ কু গা চা জি টা ঢা তি দা না পা বা ভো মা যা রা লা শি সা হা",
    "Tamil": "அ கா கோ சா செ டி தா தி நா நெ பா பு மா மு யா ரா லூ வே ழி ன்",
    "Thai": "กา ขอน ครา งา จัน ชล ดี ตา ถี นา บุ ปา พระ ภู มา ยา รา ลำ สุ หา",
    "Khmer": "កា ខេ គា ជា ញ៉ា តា ថ្ម ទា នា បា ភូ មា យា រា លា វា សៀ ហា អា កំ",
    "Amharic": "አ ባ ጎ ደ ሐ ወ ዘ ረ ሰ ቀ በ ተ ነ ከ ዳ ጅ መ ላ ሻ ፋ",
    "Japanese": "函 館 札 小 樽 富 山 川 松 本 北 沢 なか さき ふじ みな と カ ナ ーミ",
    "Korean": "강 경 광 남 대 덕 동 명 부 산 서 성 수 안 양 원 인 전 주 천",
    "Chinese": "北 城 川 东 福 广 海 河 湖 江 京 岭 龙 门 南 宁 泉 山 石 州",
    "Inuktitut": "ᐃᖃ ᓗᐃ ᑦ ᑲᖏ ᕿᓂ ᖅ ᐸᖕ ᓂᖅ ᑐᖅ ᐊᕐ ᕕᐊ ᓄᓇ ᕗᑦ ᐅᒥ ᔪᐊ ᖁᕐ ᓗᖅ ᓴᓪ ᓗᑦ ᑭᖓ",
    "Cree": "ᒥᔅ ᑎᓯ ᓃ ᒋᒫ ᐙᔅ ᑳ ᐦᐄ ᑲᓐ ᐌ ᒥᓐ ᒋ ᓂ ᔅᒃ ᐄᓅ ᐅᒉ ᐴ ᑯᒫ ᔖ ᒧᔅ ᑌᐤ",
}
"""Script or language -> its syllables."""

LATIN = ("English", "French", "Spanish", "Portuguese", "Polish", "Turkish", "Yoruba", "Vietnamese")
OTHERS = tuple(name for name in SYLLABLES if name not in LATIN)

_SYLLABLES = {name: text.split() for name, text in SYLLABLES.items()}


def make_name(random: Random, script: str) -> str:
    """One or two words of that script, with a capital where the script has them."""
    syllables = _SYLLABLES[script]
    words = ["".join(random.choices(syllables, k=2 + int(random.random() * 2)))]
    if random.random() < 0.3:
        words.append("".join(random.choices(syllables, k=2)))
    return " ".join(word[0].title() + word[1:] for word in words)


def make_acronym(random: Random) -> str:
    """Three to five capitals."""
    letters = random.choices("ABCDEFGILMNOPRSTUV", k=3 + int(random.random() * 3))
    return "".join(letters)
