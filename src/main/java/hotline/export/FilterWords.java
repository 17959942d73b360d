package hotline.export;

import hotline.export.About.Entry;
import hotline.policy.taxonomy.LocalizedName;
import hotline.policy.taxonomy.Severity;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The filters of a list in words, by the policy in force. */
record FilterWords(PolicyWords words) {
    private static final LocalizedName YES = new LocalizedName("是", "yes");
    private static final LocalizedName NO = new LocalizedName("否", "no");

    private static final Map<String, LocalizedName> NAMES = Map.ofEntries(
            name("view", "列表", "List"),
            name("order", "排序", "Order"),
            name("status", "状态", "Status"),
            name("type", "投诉类型", "Type"),
            name("severity", "程度", "Severity"),
            name("channel", "渠道", "Channel"),
            name("pastDue", "已超时", "Past its limit"),
            name("paused", "暂停计时", "Paused"),
            name("toBeJudged", "待人工判定", "To be judged by a person"),
            name("heldBy", "经办部门", "Held by"),
            name("receivedFrom", "受理日期从", "Received from"),
            name("receivedTo", "受理日期到", "Received to"),
            name("endedFrom", "办结日期从", "Ended from"),
            name("endedTo", "办结日期到", "Ended to"),
            name("due", "到期", "Due"),
            name("phone", "电话", "Phone"),
            name("waybill", "运单号", "Waybill"),
            name("search", "查找", "Search"),
            name("kind", "通知种类", "Kind"),
            name("department", "部门", "Department"),
            name("inDigest", "汇总通知", "In a digest"),
            name("digest", "汇总时间", "Digest of"));

    private static Map.Entry<String, LocalizedName> name(String code, String zh, String en) {
        return Map.entry(code, new LocalizedName(zh, en));
    }

    List<Entry> of(JsonObject filters) {
        return filters.stream()
                .map(filter -> new Entry(
                        Optional.ofNullable(NAMES.get(filter.getKey())).orElseGet(() -> itself(filter.getKey())),
                        value(filter.getKey(), filter.getValue())))
                .toList();
    }

    private LocalizedName value(String filter, Object value) {
        if (value instanceof Boolean flag) {
            return flag ? YES : NO;
        }
        var text = value.toString();
        return switch (filter) {
            case "status", "due", "view" -> CodeWords.of(filter, text).name();
            case "kind" -> CodeWords.of("noticeKind", text).name();
            case "order" -> CodeWords.find("filter.order." + text).orElseGet(() -> itself(text));
            case "type" -> words.type(words.now(), text).name();
            case "channel" -> words.channel(words.now(), text).name();
            case "heldBy", "department" -> words.department(words.now(), text).name();
            case "severity" ->
                Severity.of(text)
                        .map(severity -> words.severity(words.now(), severity).name())
                        .orElseGet(() -> itself(text));
            default -> itself(text);
        };
    }

    private static LocalizedName itself(String text) {
        return text.isBlank() ? new LocalizedName("-", "-") : new LocalizedName(text, text);
    }
}
