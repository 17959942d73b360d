package hotline.export;

import hotline.export.About.Entry;
import hotline.measures.facts.Dimension;
import hotline.policy.taxonomy.CodeList;
import hotline.policy.taxonomy.LocalizedName;
import hotline.policy.taxonomy.Severity;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The filters of a list in words, by the policy in force. */
record FilterWords(PolicyWords words, DimensionWords dimensions) {
    private static final LocalizedName YES = new LocalizedName("是", "yes");
    private static final LocalizedName NO = new LocalizedName("否", "no");
    private static final LocalizedName NONE = new LocalizedName("无", "none");

    private static final Map<String, LocalizedName> NAMES = Map.ofEntries(
            name("view", "列表", "List"),
            name("order", "排序", "Order"),
            name("status", "状态", "Status"),
            name("pastDue", "已超时", "Past its limit"),
            name("paused", "暂停计时", "Paused"),
            name("toBeJudged", "待人工判定", "To be judged by a person"),
            name("unanswered", "客户等待答复", "Customer waits for an answer"),
            name("heldBy", "经办部门", "Held by"),
            name("receivedFrom", "受理日期从", "Received from"),
            name("receivedTo", "受理日期到", "Received to"),
            name("endedFrom", "办结日期从", "Ended from"),
            name("endedTo", "办结日期到", "Ended to"),
            name("due", "到期", "Due"),
            name("phone", "电话", "Phone"),
            name("waybill", "运单号", "Waybill"),
            name("search", "查找", "Search"),
            name("kind", "种类", "Kind"),
            name("inDigest", "汇总通知", "In a digest"),
            name("digest", "汇总时间", "Digest of"),
            name("from", "起始日", "First day"),
            name("to", "截止日（含）", "Last day, included"),
            name("measures", "指标", "Measures"),
            name("measure", "指标", "Measure"),
            name("part", "数字", "Number"),
            name("interval", "时间间隔", "Interval"),
            name("by", "拆分", "Split by"),
            name("compare", "对比期间", "Compared with"),
            name("ended", "含已停用", "Also ended ones"),
            name("top", "仅顶级", "Top ones only"),
            name("parent", "上级", "Parent"),
            name("on", "日期", "On"),
            name("number", "案件编号", "Case"),
            name("tier", "客户级别", "Tier"),
            name("judged", "已判断", "Judged"),
            name("login", "账号", "Account"));

    private static Map.Entry<String, LocalizedName> name(String code, String zh, String en) {
        return Map.entry(code, new LocalizedName(zh, en));
    }

    List<Entry> of(Exportable.What what, JsonObject filters) {
        return filters.stream()
                .map(filter -> new Entry(name(filter.getKey()), value(what, filter.getKey(), filter.getValue())))
                .toList();
    }

    private static LocalizedName name(String filter) {
        return Optional.ofNullable(NAMES.get(filter))
                .or(() -> Dimension.of(filter).map(DimensionWords::name))
                .or(() -> CodeWords.find("codes.field." + filter))
                .orElseGet(() -> itself(filter));
    }

    private LocalizedName value(Exportable.What what, String filter, Object value) {
        if (value instanceof Boolean flag) {
            return flag ? YES : NO;
        }
        var text = value.toString();
        if (what == Exportable.What.EXTENSIONS && filter.equals("view")) {
            return CodeWords.of("decision.view", text).name();
        }
        return switch (filter) {
            case "status", "due", "view", "tier" -> CodeWords.of(filter, text).name();
            case "tierNow" -> CodeWords.of("tier", text).name();
            case "kind" ->
                CodeWords.of(what == Exportable.What.UNITS ? "unitKind" : "noticeKind", text)
                        .name();
            case "order" -> CodeWords.find("filter.order." + text).orElseGet(() -> itself(text));
            case "heldBy" -> words.department(words.now(), text).name();
            case "severity" ->
                Severity.of(text)
                        .map(severity -> words.severity(words.now(), severity).name())
                        .orElseGet(() -> itself(text));
            case "measures", "measure" ->
                each(text, code -> CodeWords.of("measures.name", code).name());
            case "interval" -> CodeWords.of("measures.interval", text).name();
            case "by" -> CodeWords.of("measures.by", text).name();
            case "compare" -> each(text, code -> FigureWords.period(code).name());
            case "part" -> FigureWords.part(text).name();
            default -> coded(filter, text);
        };
    }

    private LocalizedName coded(String filter, String text) {
        if (text.equals("-")) {
            return NONE;
        }
        return Dimension.of(filter)
                .map(dimension -> dimensions.of(dimension, text).name())
                .or(() -> CodeList.ofField(filter).flatMap(list -> dimensions.code(list, text)))
                .orElseGet(() -> itself(text));
    }

    /** Of several codes in one text. */
    private static LocalizedName each(String text, Function<String, LocalizedName> name) {
        var names = Arrays.stream(text.split(",", -1)).map(name).toList();
        return new LocalizedName(
                String.join("、", names.stream().map(LocalizedName::zh).toList()),
                String.join(", ", names.stream().map(LocalizedName::en).toList()));
    }

    private static LocalizedName itself(String text) {
        return text.isBlank() ? new LocalizedName("-", "-") : new LocalizedName(text, text);
    }
}
