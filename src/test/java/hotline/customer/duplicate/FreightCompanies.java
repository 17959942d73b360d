package hotline.customer.duplicate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Freight companies with names as they look: a few regions, trades and legal forms, and distinctive words of few characters that companies like. Some were written
 * down twice in other forms.
 */
final class FreightCompanies {
    private static final String[] REGIONS = {"上海", "宁波", "深圳", "广州", "青岛", "天津", "厦门", "大连", "杭州", "苏州"};
    private static final String[] TRADES = {"国际货运代理", "国际物流", "货运", "物流", "运输", "快递", "供应链管理", "国际货运代理", "货运代理", "仓储物流"
    };
    private static final String LIKED = "远航宏达顺通安捷中外鑫隆华盛恒泰金鹏万里瑞丰嘉信德海天长江联成速飞龙腾东方盈泽诚佳亿运路景博";

    private final Random random = new Random(5);
    private final List<String> names = new ArrayList<>();
    private final Set<List<String>> twice = new HashSet<>();

    FreightCompanies(int number, int doubles) {
        while (names.size() < number) {
            var region = one(REGIONS);
            var core = core();
            var trade = one(TRADES);
            var name = region + core + trade + "有限公司";
            if (names.contains(name)) {
                continue;
            }
            names.add(name);
            if (names.size() <= 2 * doubles) {
                var again = written(region, core, trade);
                if (!names.contains(again)) {
                    names.add(again);
                    twice.add(List.of(name, again));
                }
            }
        }
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }

    private String core() {
        var core = new StringBuilder();
        int length = random.nextInt(4) == 0 ? 3 : 2;
        while (core.length() < length) {
            core.append(LIKED.charAt(random.nextInt(LIKED.length())));
        }
        return core.toString();
    }

    /** As another agent writes it down. */
    private String written(String region, String core, String trade) {
        return switch (random.nextInt(6)) {
            case 0 -> region + "市" + core + trade + "有限公司";
            case 1 -> region + core + trade + "有限责任公司";
            case 2 -> core + "(" + region + ")" + trade + "有限公司";
            case 3 -> region + core + trade.replace("国际", "") + "公司";
            case 4 -> region + core + trade.replace("货运代理", "货代") + "有限公司 ";
            default -> core + trade + "有限公司";
        };
    }

    List<String> names() {
        return names;
    }

    /** Pairs of names of one company. */
    Set<List<String>> twice() {
        return twice;
    }
}
