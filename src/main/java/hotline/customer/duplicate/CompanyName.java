package hotline.customer.duplicate;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A company's name in parts, such as 上海 + 远航 + 国际货运代理 + 有限公司. Legal form, trade and region are taken away at the ends alone, so that 有限
 * in the middle stays; what is left tells companies apart.
 *
 * @param region of the name's beginning, or in brackets
 * @param core what is distinctive; may be empty, as in 货运有限公司
 * @param trades in which it works, different words for one trade counted once
 */
record CompanyName(Optional<String> region, String core, Set<String> trades) {
    private static final Pattern LEGAL_FORM = Pattern.compile(
            "(?:有限责任公司|股份有限公司|集团有限公司|有限公司|分公司|子公司|总公司|集团|公司|营业部|经营部|工厂|厂|商行|(?:co|company|ltd|limited|inc|corp|llc|gmbh|,)+)$");

    private static final Pattern BRACKETS = Pattern.compile("[(\\[【]([^)\\]】]*)[)\\]】]");

    /** Longer words first. */
    private static final Map<String, String> TRADES = Map.ofEntries(
            Map.entry("货运代理", "freight"),
            Map.entry("货物运输代理", "freight"),
            Map.entry("货代", "freight"),
            Map.entry("货运", "freight"),
            Map.entry("供应链管理", "logistics"),
            Map.entry("供应链", "logistics"),
            Map.entry("物流", "logistics"),
            Map.entry("运输", "transport"),
            Map.entry("快递", "express"),
            Map.entry("速递", "express"),
            Map.entry("速运", "express"),
            Map.entry("进出口", "trade"),
            Map.entry("商贸", "trade"),
            Map.entry("贸易", "trade"),
            Map.entry("仓储", "storage"),
            Map.entry("航空", "air"),
            Map.entry("船务", "sea"),
            Map.entry("海运", "sea"),
            Map.entry("电子商务", "online"),
            Map.entry("电子", "electronics"),
            Map.entry("科技", "technology"),
            Map.entry("实业", "industry"),
            Map.entry("国际", ""),
            Map.entry("服务", ""));

    private static final List<String> TRADE_WORDS = TRADES.keySet().stream()
            .sorted(Comparator.comparing(String::length).reversed().thenComparing(word -> word))
            .toList();

    private static final List<String> REGIONS = List.of(
            "黑龙江", "内蒙古", "呼和浩特", "乌鲁木齐", "石家庄", "哈尔滨", "连云港", "张家港", "北京", "上海", "天津", "重庆", "河北", "山西", "辽宁", "吉林",
            "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "台湾",
            "广西", "西藏", "宁夏", "新疆", "香港", "澳门", "广州", "深圳", "东莞", "佛山", "珠海", "中山", "惠州", "汕头", "厦门", "福州", "泉州", "杭州",
            "宁波", "温州", "义乌", "金华", "嘉兴", "绍兴", "台州", "南京", "苏州", "无锡", "常州", "南通", "扬州", "徐州", "昆山", "合肥", "芜湖", "武汉",
            "宜昌", "长沙", "株洲", "南昌", "九江", "郑州", "洛阳", "济南", "青岛", "烟台", "潍坊", "临沂", "威海", "西安", "成都", "绵阳", "昆明", "贵阳",
            "南宁", "柳州", "桂林", "海口", "三亚", "太原", "大同", "沈阳", "大连", "长春", "唐山", "保定", "兰州", "西宁", "银川", "拉萨");

    CompanyName {
        trades = Set.copyOf(trades);
    }

    /** @param folded as names are compared */
    static CompanyName of(String folded) {
        var bracketed = BRACKETS.matcher(folded)
                .results()
                .flatMap(brackets -> regionOf(brackets.group(1)).stream())
                .findFirst();
        var rest = withoutLegalForm(BRACKETS.matcher(folded).replaceAll(""));
        var region = regionOf(rest);
        if (region.isPresent()) {
            rest = rest.substring(region.get().length()).replaceFirst("^[省市]", "");
        }
        var trades = new TreeSet<String>();
        for (var trade = tradeAtEnd(rest); trade.isPresent(); trade = tradeAtEnd(rest)) {
            var named = TRADES.getOrDefault(trade.get(), "");
            if (!named.isEmpty()) {
                trades.add(named);
            }
            rest = rest.substring(0, rest.length() - trade.get().length());
        }
        return new CompanyName(region.isPresent() ? region : bracketed, rest, trades);
    }

    private static Optional<String> regionOf(String text) {
        return REGIONS.stream().filter(text::startsWith).findFirst();
    }

    private static String withoutLegalForm(String name) {
        var rest = name;
        for (var form = LEGAL_FORM.matcher(rest); form.find(); form = LEGAL_FORM.matcher(rest)) {
            rest = rest.substring(0, form.start());
        }
        return rest;
    }

    private static Optional<String> tradeAtEnd(String rest) {
        return TRADE_WORDS.stream().filter(rest::endsWith).findFirst();
    }
}
