"""A fake of a Bitrix24 portal with one smart process, as its official documentation tells of it.

An import is refused when it is older than any item there, in the future, or when a non-administrator sets dates;
unknown fields are ignored; results of a batch stand in its own order, errors among them, all with HTTP 200.
Parameters are checked against bitrix24_methods.json. Comments are stamped now; their files can't be fetched.
"""

from __future__ import annotations

import base64
import json
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.desk_servers.fakes.http_fake import Fake, Reply, Request
from tests.desk_servers.place import Place

METHODS = json.loads(Path(__file__).with_name("bitrix24_methods.json").read_text())["methods"]
TYPE = 1046
STAGES = [("NEW", "Начало", None), ("WORK", "В работе", None), ("CLIENT", "Ждём клиента", None)]
STAGES += [("SUCCESS", "Готово", "S"), ("FAIL", "Провал", "F")]
OWN = {"ufCrm10_TEXT", "ufCrm10_FILES", "ufCrm10_WHO", "ufCrm10_SERIAL", "ufCrm10_PRIORITY"}
SETTABLE = {"title", "categoryId", "stageId", "assignedById", "xmlId", "createdTime", "updatedTime", "movedTime"} | OWN
SYSTEM = {"createdTime", "updatedTime", "movedTime"}


class Bitrix24Fake(Fake):
    """One portal."""

    path = "/rest/1"
    token = "w3bh00ksecret0123"

    def __init__(self) -> None:
        super().__init__()
        self.admin = True
        self.items: dict[int, dict[str, Any]] = {}
        self.comments: list[dict[str, Any]] = []
        self.bytes: dict[str, tuple[str, bytes]] = {}

    def place(self, log: str = "quality") -> Place:
        """Return the smart process as a place of the tests."""
        plain = {
            "kind": "bitrix24",
            "url": self.url,
            "entity_type_id": TYPE,
            "text_field": "ufCrm10_TEXT",
            "files_field": "ufCrm10_FILES",
            "statuses": {"open": "В работе"},
            "fields": {"requester": "ufCrm10_WHO", "Серийный №": "ufCrm10_SERIAL"},
        }
        return Place(
            log,
            plain,
            self.token,
            lambda: sorted(item["xmlId"] for item in self.items.values()),
            self.touch,
            lambda: set(self.mailed),
        )

    def touch(self, remote: str) -> None:
        """Change an item as a colleague would."""
        self.items[int(remote)]["updatedTime"] = self.stamp()

    def stamp(self) -> str:
        """Return now as the portal writes it, in its own zone."""
        return self.now().strftime("%Y-%m-%dT%H:%M:%S+00:00")

    def answer(self, request: Request) -> Reply:
        """Answer as the portal does."""
        _, secret, method = request.path.removeprefix("/rest/").split("/", 2)
        if secret != self.token:
            return Reply(401, {"error": "INVALID_CREDENTIALS", "error_description": "Invalid request credentials"})
        if method.startswith("file/"):
            name, content = self.bytes[method.removeprefix("file/")]
            disposition = f"attachment; filename=\"file\"; filename*=utf-8''{quote(name)}"
            return Reply(200, content, {"Content-Type": "image/png", "Content-Disposition": disposition})
        method = method.removesuffix(".json")
        params = request.json()
        known = METHODS[method]
        assert set(params) <= set(known), f"{method} has no parameter {set(params) - set(known)}"
        assert {name for name, needed in known.items() if needed} <= set(params), f"{method} lacks a parameter"
        if params.get("entityTypeId", TYPE) != TYPE:
            return Reply(400, {"error": "NOT_FOUND", "error_description": "Смарт-процесс не найден"})
        reply = getattr(self, "_" + method.replace(".", "_"))(params)
        return reply if isinstance(reply, Reply) else Reply(200, reply | {"time": {"operating": 0.1}})

    def _user_current(self, params: dict[str, Any]) -> dict[str, Any]:
        return {"result": {"ID": "1", "NAME": "Импорт"}}

    def _user_get(self, params: dict[str, Any]) -> dict[str, Any]:
        chief = {"ID": "5", "NAME": "Главный", "LAST_NAME": "Инженер", "EMAIL": "chief.quality@example.com"}
        return {"result": [{"ID": "1", "NAME": "Импорт", "EMAIL": "import@desk.example"}, chief]}

    def _crm_category_list(self, params: dict[str, Any]) -> dict[str, Any]:
        return {"result": {"categories": [{"id": 3, "isDefault": "N"}, {"id": 10, "isDefault": "Y"}]}}

    def _crm_status_list(self, params: dict[str, Any]) -> dict[str, Any]:
        category = params["filter"]["ENTITY_ID"].removeprefix(f"DYNAMIC_{TYPE}_STAGE_")
        assert category in ("3", "10")
        return {
            "result": [
                {"STATUS_ID": f"DT{TYPE}_{category}:{code}", "NAME": name, "SEMANTICS": end}
                for code, name, end in STAGES
            ]
        }

    def _crm_item_fields(self, params: dict[str, Any]) -> dict[str, Any]:
        fields: dict[str, Any] = {name: {"type": "string", "isReadOnly": False} for name in SETTABLE}
        items = [{"ID": "91", "VALUE": "urgent"}, {"ID": "92", "VALUE": "low"}]
        fields["ufCrm10_PRIORITY"] = {"type": "enumeration", "isReadOnly": False, "items": items}
        return {"result": {"fields": fields | {"id": {"type": "integer", "isReadOnly": True}}}}

    def _crm_item_list(self, params: dict[str, Any]) -> dict[str, Any]:
        items = list(self.items.values())
        for sign, wanted in params.get("filter", {}).items():
            if sign == "=xmlId":
                items = [item for item in items if item["xmlId"].casefold() == wanted.casefold()]
            elif sign == "=%xmlId":
                items = [item for item in items if item["xmlId"].casefold().startswith(wanted.split("%")[0].casefold())]
            elif sign == "@id":
                items = [item for item in items if item["id"] in wanted]
            else:
                raise ValueError(sign)
        ((name, order),) = params["order"].items()
        items.sort(key=lambda item: item[name], reverse=order == "DESC")
        start = params.get("start", 0)
        names = params["select"]
        assert set(names) <= SETTABLE | {"id"}
        shown = [{name: item.get(name) for name in names} for item in items[start : start + 3]]
        page = {"result": {"items": shown}}
        return page | ({"next": start + 3} if start + 3 < len(items) else {})

    def _crm_item_batchImport(self, params: dict[str, Any]) -> Any:  # noqa: N802 — named as the method is
        if len(params["data"]) > 20:
            return Reply(400, {"error": "MAX_IMPORT_BATCH_SIZE_EXCEEDED"})
        return {"result": {"items": [self._import(fields) for fields in params["data"]]}}

    def _import(self, given: dict[str, Any]) -> dict[str, Any]:
        fields = {name: value for name, value in given.items() if name in SETTABLE}
        now = self.stamp()
        if not self.admin and SYSTEM & set(fields):
            return refused("CRM_FIELD_ERROR_VALUE_NOT_VALID", "Значение поля createdTime некорректно")
        if not fields.get("title"):
            return refused("CRM_FIELD_ERROR_REQUIRED", 'Поле "Название" обязательно для заполнения')
        if not fields.get("stageId", "").startswith(f"DT{TYPE}_{fields.get('categoryId', 10)}:"):
            return refused("CRM_FIELD_ERROR_VALUE_NOT_VALID", "Значение поля stageId некорректно")
        created = fields.get("createdTime", now)
        updated = fields.get("updatedTime", max(now, created))
        moved = fields.get("movedTime", created)
        newest = max((item["createdTime"] for item in self.items.values()), default="")
        if datetime.fromisoformat(created) > datetime.fromisoformat(now) or created < newest:
            return refused("CRM_FIELD_ERROR_VALUE_NOT_VALID", "Нельзя импортировать элемент с такой датой создания")
        if not created <= moved <= updated <= now:
            return refused("CRM_FIELD_ERROR_VALUE_NOT_VALID", "Значение поля movedTime некорректно")
        number = max(self.items, default=0) + 1
        files = [self._keep(name, content) for name, content in fields.pop("ufCrm10_FILES", [])]
        item = {"id": number, "xmlId": "", "stageId": f"DT{TYPE}_10:NEW", "assignedById": 1, **fields}
        item |= {"createdTime": created, "updatedTime": updated, "movedTime": moved, "ufCrm10_FILES": files}
        self.items[number] = item
        return {"item": {"id": number}}

    def _keep(self, name: str, content: str) -> dict[str, Any]:
        token = str(len(self.bytes) + 1)
        self.bytes[token] = (name, base64.b64decode(content, validate=True))
        return {"id": int(token), "urlMachine": f"{self.origin}/rest/1/{self.token}/file/{token}"}

    def _crm_item_get(self, params: dict[str, Any]) -> Any:
        item = self.items.get(params["id"])
        return {"result": {"item": item}} if item else Reply(400, refused("NOT_FOUND", "Элемент не найден"))

    def _crm_item_update(self, params: dict[str, Any]) -> dict[str, Any]:
        item = self.items[params["id"]]
        change = {name: value for name, value in params["fields"].items() if name in SETTABLE - SYSTEM}
        now = self.stamp()
        if change.get("stageId", item["stageId"]) != item["stageId"]:
            item["movedTime"] = now
        item.update(change, updatedTime=now)
        return {"result": {"item": item}}

    def _crm_item_delete(self, params: dict[str, Any]) -> Any:
        gone = self.items.pop(params["id"], None)
        return {"result": []} if gone else Reply(400, refused("NOT_FOUND", "Элемент не найден"))

    def _crm_timeline_comment_add(self, params: dict[str, Any]) -> dict[str, Any]:
        fields = params["fields"]
        assert set(fields) <= {"ENTITY_ID", "ENTITY_TYPE", "COMMENT", "FILES"}
        assert fields["ENTITY_TYPE"] == f"dynamic_{TYPE}"
        sizes = [(name, len(base64.b64decode(content, validate=True))) for name, content in fields.get("FILES", [])]
        files = {str(place): {"id": place, "name": name, "size": size} for place, (name, size) in enumerate(sizes)}
        number = len(self.comments) + 1
        self.comments.append({**fields, "ID": str(number), "CREATED": self.stamp(), "FILES": files})
        return {"result": number}

    def _crm_timeline_comment_list(self, params: dict[str, Any]) -> dict[str, Any]:
        wanted = params["filter"]["ENTITY_ID"]
        found = [comment for comment in self.comments if comment["ENTITY_ID"] == wanted]
        start = params.get("start", 0)
        return {"result": found[start : start + 2]} | ({"next": start + 2} if start + 2 < len(found) else {})


def refused(code: str, text: str) -> dict[str, Any]:
    """Return an error as the portal words it."""
    return {"error": code, "error_description": text}
