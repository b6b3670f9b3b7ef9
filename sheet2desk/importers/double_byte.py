"""Which East Asian code page a text is in, where two bytes make a letter: told by the share of common letters.

A wrong code page decodes to letters that nobody uses, so a few hundred common ones are evidence enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_SAMPLE_BYTES = 1 << 18
#: Below this share of common letters, or with fewer different ones, nothing is said.
_ENOUGH, _FEWEST = 0.4, 4

_SIMPLIFIED = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学"
    "法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外"
    "天四日那事平形相全表间样与关各重新线内数正心反你明看原又利比或但质气第向道此变条只没结解问意建月公无系情者最立代想已"
    "通并提直题程展五果料象员位入常文总次品式活设及管特件长求老头基资边流路级少图统接知较将组见计别手期根运指几区强放决被"
    "做必先回则任取据处队给色门即保规热口导器压金增交受联什认六共权收证改清己再转更单切打速带安场身车例真务具每目至达走示"
    "报完类名确才科信节话整空元况今集传许步群记需段界且观装影算低持音书布复容须际商非验连断深难近技备半办列响约支感便往历"
    "除消构称太准精值号率维划选标写存候快效查型按格易置层片始专状识适属包住调满局照参细引听该价严客户投诉描述态优先编修闭"
    "紧急负责注附期页钮登录错误据显示功测试缺陷购订货退款姓联系邮箱机械故障维修待未解决受派反馈建议"
)
_TRADITIONAL = (
    "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學"
    "法所得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天"
    "日那事平形相全表間樣與關各重新線內數正心反你明看原又利比或但質氣第向道此變條只沒結解問意建月公無系情者最立代想已通並"
    "提直題程果料員位入常文總次品式活設及管特件長求頭基資邊流路級少圖統接知較將組見計別手期運指幾區強放決被做必先回則任取"
    "據處給色門即保規口導器壓金增交受聯什認共權收證改清再轉更單打速帶安場車例真務具每目至達走示報完類名確信節話整空況今集"
    "傳許步記需段界裝影算低持書布複容須際商非驗連斷難近技備半辦列響約支便往歷除消構稱準精值號率維選標寫存候快效查型按格置"
    "層狀識適屬包住調滿局照參細聽該價嚴客戶訴描述態優先編修閉緊急負責註附頁鈕登錄錯誤顯功測試缺陷購訂貨退款姓郵箱故障待未"
)
_KANJI = (
    "番号件名内容状態対応者完了日時登録受付担当備考優先度区分発生報告確認依頼問合済中未高低急添付種別原因"
    "会社氏電話機器画面不具修正"
)
_HANGUL = (
    "이다의는가을를에서고하한로은도지기사인자어리대시아해나있것들만일수부정장보스주제그여상요전되구원라성연면우계신조과와유년"
    "번호태내용처완료접담당등록청문객결진행중긴급높음낮통확변경오류화버튼데터비방관련재합니습안없않현발생품명작공간회사주소연락"
    "메모첨파유형구분납불량반환교체점검설치운영업무시스템네트워크프로램서버접속실패정상작동불편고장수리문제해결답변"
)


@cache
def _common() -> Mapping[str, tuple[frozenset[str], bool]]:
    """Return code page → (its common letters, whether kana count)."""
    return {
        "gb18030": (frozenset(_SIMPLIFIED), False),
        "cp932": (frozenset(_KANJI + _TRADITIONAL + _SIMPLIFIED), True),
        "cp949": (frozenset(_HANGUL), False),
        "cp950": (frozenset(_TRADITIONAL), False),
    }


def guess_double_byte(data: bytes) -> str | None:
    """Return the code page whose letters the text uses as texts do, None when it is in none of them."""
    sample = data[:_SAMPLE_BYTES]
    if len(data) > _SAMPLE_BYTES:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    best: tuple[float, str] | None = None
    for name, (letters, kana) in _common().items():
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        wide = [sign for sign in text if sign > "\x7f" and not sign.isspace()]
        common = [sign for sign in wide if sign in letters or (kana and "\u3041" <= sign <= "\u30fc")]
        share = (len(common) + sum(map(_is_mark, wide))) / max(len(wide), 1)
        if len(set(common)) >= _FEWEST and share >= _ENOUGH and (best is None or share > best[0]):
            best = (share, name)
    return None if best is None else best[1]


def _is_mark(sign: str) -> bool:
    """Whether a sign is punctuation of the wide kind, or a wide figure or Latin letter."""
    return "\u3000" <= sign <= "\u3015" or "\uff01" <= sign <= "\uff5e"
