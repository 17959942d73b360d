package hotline.demo;

import hotline.failure.Expected;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the slots of texts, and makes names. */
final class Words {
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
    private static final String[] NUMERALS = {"零", "一", "两", "三", "四", "五", "六", "七", "八", "九"};
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private record Key(String slot, Language language) {}

    private final Map<Key, List<String>> words = new HashMap<>();

    Words() {
        for (String[] line : Lines.of("words.tsv")) {
            var language = Language.of(line[1]);
            var separator = language == Language.ENGLISH ? "\\|" : " ";
            words.put(new Key(line[0], language), List.of(line[2].split(separator)));
        }
    }

    String fill(String text, StorySetting setting, Chance chance) {
        return fill(text, setting, setting.language(), chance);
    }

    /** @param language of the text, which need not be the complainant's */
    String fill(String text, StorySetting setting, Language language, Chance chance) {
        return SLOT.matcher(text)
                .replaceAll(slot -> Matcher.quoteReplacement(value(slot.group(1), setting, language, chance)));
    }

    String name(Language language, Chance chance) {
        var surname = chance.pick(Expected.in(words, new Key("surname", language)));
        var given = chance.pick(Expected.in(words, new Key("given", language)));
        return language == Language.ENGLISH ? given + " " + surname : surname + given;
    }

    private String value(String slot, StorySetting setting, Language language, Chance chance) {
        return switch (slot) {
            case "hub" -> setting.hub().in(language);
            case "branch" -> setting.branch().in(language);
            case "city" ->
                language == Language.ENGLISH
                        ? setting.branch().english().split(" ", -1)[0]
                        : setting.branch().region();
            case "waybill" -> setting.waybill();
            case "date" -> day(setting.on().minusDays(chance.between(2, 12)), language);
            case "few" -> number(chance.between(2, 9), language, chance);
            case "many" -> Integer.toString(chance.between(10, 60));
            case "short" -> number(chance.between(1, 2), language, chance);
            case "days" -> number(chance.between(3, 9), language, chance);
            case "hours" -> number(chance.between(2, 6), language, chance);
            case "less" -> Integer.toString(chance.between(3, 48) * 10);
            case "mid" -> Integer.toString(chance.between(11, 180) * 50);
            case "big" -> Integer.toString(chance.between(21, 160) * 500);
            default -> chance.pick(listed(slot, language));
        };
    }

    private List<String> listed(String slot, Language language) {
        return Optional.ofNullable(words.get(new Key(slot, language)))
                .orElseGet(() -> Expected.in(words, new Key(slot, Language.SIMPLIFIED)));
    }

    private static String number(int value, Language language, Chance chance) {
        return language == Language.ENGLISH || chance.of(0.5) ? Integer.toString(value) : NUMERALS[value];
    }

    private static String day(LocalDate day, Language language) {
        return language == Language.ENGLISH
                ? ENGLISH_DAY.format(day)
                : day.getMonthValue() + "月" + day.getDayOfMonth() + (language == Language.TRADITIONAL ? "日" : "号");
    }
}
