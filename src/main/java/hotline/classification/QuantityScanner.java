package hotline.classification;

import hotline.classification.Quantity.Kind;
import hotline.classification.number.Numeral;
import hotline.classification.number.UnitTable;
import hotline.classification.text.NormalizedText;
import hotline.classification.text.Normalizer;
import hotline.classification.text.Segments;
import hotline.policy.Lexicon.Units;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Turns numbers into sums of money, times and counts of goods by the units next to them. */
final class QuantityScanner {
    /** A bare number so far behind a word such as 赔 or 多收 is still its sum. */
    private static final int HINT_REACH = 12;

    private static final double LEAST_SUM_WITHOUT_UNIT = 100;
    private static final double LEAST_SUM_BESIDE_HINT = 10;
    private static final double DAYS_OF_HALF_YEAR = 182;

    private final UnitTable money;
    private final UnitTable days;
    private final UnitTable goods;

    QuantityScanner(Units units) {
        money = new UnitTable(units.money());
        days = new UnitTable(units.days());
        var counting = new HashMap<String, Double>();
        units.goods().forEach(unit -> counting.put(unit, 1.0));
        goods = new UnitTable(counting);
    }

    /** @param hints words near which a bare number is a sum */
    List<Quantity> scan(NormalizedText text, List<Numeral> numerals, Segments segments, Neighbours hints) {
        var quantities = new ArrayList<Quantity>();
        for (var numeral : numerals) {
            boolean countsDays = numeral.isOrdinal() && text.has(numeral.end(), "天了");
            if (numeral.value() < 0 || (numeral.isOrdinal() && !countsDays)) {
                continue;
            }
            quantity(text, numeral, segments, hints).ifPresent(quantities::add);
        }
        halves(text, quantities);
        return quantities;
    }

    private Optional<Quantity> quantity(NormalizedText text, Numeral numeral, Segments segments, Neighbours hints) {
        int next = UnitTable.skipBlank(text, numeral.end());
        int unitAt = text.has(next, "more ") ? next + 5 : next;
        unitAt = text.has(unitAt, "个多") ? unitAt + 2 : text.at(unitAt) == '个' ? unitAt + 1 : unitAt;
        var time = days.at(text, unitAt);
        if (time.isPresent() && !isDate(text, numeral, next, time.get())) {
            return Optional.of(new Quantity(
                    Kind.TIME,
                    numeral.value() * time.get().worth(),
                    numeral.start(),
                    next + time.get().written().length()));
        }
        var currency = money.at(text, next);
        if (currency.isPresent() && !isPiece(text, numeral, currency.get(), next)) {
            return Optional.of(new Quantity(
                    Kind.MONEY,
                    numeral.value() * currency.get().worth(),
                    numeral.start(),
                    next + currency.get().written().length()));
        }
        int before = text.at(numeral.start() - 1) == ' ' ? numeral.start() - 1 : numeral.start();
        var prefix = money.before(text, before);
        if (prefix.isPresent() && !Normalizer.isHan(text.at(before - 1))) {
            return Optional.of(new Quantity(
                    Kind.MONEY,
                    numeral.value() * prefix.get().worth(),
                    before - prefix.get().written().length(),
                    numeral.end()));
        }
        var counting = goods.at(text, next);
        if (counting.isPresent()) {
            return Optional.of(new Quantity(
                    Kind.GOODS,
                    numeral.value(),
                    numeral.start(),
                    next + counting.get().written().length()));
        }
        boolean isSum = time.isEmpty()
                && isFree(text, numeral.end())
                && (isSaidAsSum(text, numeral) || hasHint(numeral, segments, hints, reach(numeral)));
        return isSum
                ? Optional.of(new Quantity(Kind.MONEY, numeral.value(), numeral.start(), numeral.end()))
                : Optional.empty();
    }

    /** 六块大理石 are slabs, 六块钱 or 三百块 money. */
    private static boolean isPiece(NormalizedText text, Numeral numeral, UnitTable.Unit currency, int at) {
        char following = text.at(at + 1);
        return currency.written().equals("块")
                && numeral.value() < 20
                && Normalizer.isHan(following)
                && following != '钱';
    }

    /** 日 also names the day of a month, which is no length of time. */
    private static boolean isDate(NormalizedText text, Numeral numeral, int unitAt, UnitTable.Unit time) {
        if (!time.written().equals("日")
                && !time.written().equals("年")
                && !time.written().equals("月")) {
            return false;
        }
        char before = text.at(numeral.start() - 1);
        char after = text.at(unitAt + 1);
        boolean isNamedLength = "达晚迟延误滞逾超压隔近时整共约拖搁".indexOf(before) >= 0;
        boolean isLengthByWhatFollows = "内未无没仍后余有才之了".indexOf(after) >= 0;
        boolean isYear = time.written().equals("年") && numeral.value() > 20;
        boolean isMonth = time.written().equals("月");
        return isYear
                || isMonth
                || "月/于".indexOf(before) >= 0
                || (!isNamedLength && !isLengthByWhatFollows && time.written().equals("日"));
    }

    private static boolean isFree(NormalizedText text, int end) {
        return "月日号年点%度楼层次回遍人岁公斤里米吨倍折成票单/:".indexOf(text.at(end)) < 0;
    }

    /** 一万九 or 三千二 at the end of a clause, and 2,140 with its comma, are sums after any word. */
    private static boolean isSaidAsSum(NormalizedText text, Numeral numeral) {
        char after = text.at(numeral.end());
        boolean isAtEnd = !Normalizer.isHan(after) && !Normalizer.isLatin(after);
        boolean isSpelled = Normalizer.isHan(text.at(numeral.start())) && !numeral.isBare();
        boolean isGrouped = numeral.end() - numeral.start() >= 5 && text.at(numeral.end() - 4) == ',';
        return numeral.value() >= LEAST_SUM_WITHOUT_UNIT && ((isSpelled && isAtEnd) || isGrouped);
    }

    /** 收四十五 is a sum; a small number further from such a word is not. */
    private static int reach(Numeral numeral) {
        if (numeral.value() < LEAST_SUM_WITHOUT_UNIT) {
            return numeral.value() < LEAST_SUM_BESIDE_HINT ? -1 : 0;
        }
        return numeral.isBare() ? HINT_REACH : 3 * HINT_REACH;
    }

    private static boolean hasHint(Numeral numeral, Segments segments, Neighbours hints, int reach) {
        for (var hint : hints.between(numeral.start() - reach, numeral.start())) {
            int distance = segments.distance(hint.end(), numeral.start());
            boolean isBefore = hint.end() <= numeral.start() && segments.sameClause(hint.start(), numeral.start());
            if (isBefore && distance <= reach) {
                return true;
            }
        }
        return false;
    }

    /** 半天, 半个月, 大半年 have no numeral. */
    private void halves(NormalizedText text, List<Quantity> quantities) {
        for (int i = 0; i < text.length(); i++) {
            if (text.at(i) != '半') {
                continue;
            }
            int unitAt = text.at(i + 1) == '个' ? i + 2 : i + 1;
            double worth = text.at(unitAt) == '年' ? 2 * DAYS_OF_HALF_YEAR : text.at(unitAt) == '月' ? 30 : 0;
            var time = worth > 0 ? Optional.of(new UnitTable.Unit("年", worth)) : days.at(text, unitAt);
            if (time.isPresent()) {
                int end = unitAt + time.get().written().length();
                quantities.add(new Quantity(Kind.TIME, time.get().worth() / 2, i, end));
            }
        }
    }
}
