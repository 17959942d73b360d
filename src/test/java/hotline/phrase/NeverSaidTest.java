package hotline.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.phrase.Forbidden;
import hotline.policy.reading.PolicyReader;
import hotline.policy.reading.PolicySource;
import hotline.policy.reading.PolicyText;
import hotline.regulation.ShippedPolicies;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Forbidden expressions are found in all writings, and nothing else is. */
@Tag("T7")
class NeverSaidTest {
    private static final List<Forbidden> SHIPPED = PolicyReader.read(PolicySource.of(
                    new PolicyText("own", "extends: freight-network\nid: own\nversion: 1\n"), ShippedPolicies.ALL))
            .phrases()
            .forbidden();

    private static boolean isFound(String text) {
        return SHIPPED.stream()
                .flatMap(one -> NeverSaid.patterns(one).stream())
                .anyMatch(pattern -> Pattern.compile(pattern).matcher(text).find());
    }

    /** Each writing of an expression between other words. */
    @Property(tries = 500)
    void every_variant_is_found(
            @ForAll("expressions") String expression,
            @ForAll("hidden") List<String> between,
            @ForAll boolean isWide,
            @ForAll boolean isUpper,
            @ForAll("around") String before,
            @ForAll("around") String after) {
        boolean isChinese = expression.codePoints().anyMatch(Character::isIdeographic);
        var text = isChinese ? spread(expression, between) : expression;
        text = isUpper ? text.toUpperCase(Locale.ROOT) : text;
        text = isWide ? wide(text) : text;
        assertThat(isFound(before + " " + text + " " + after)).as(text).isTrue();
    }

    private static String spread(String expression, List<String> between) {
        var text = new StringBuilder();
        for (int i = 0; i < expression.length(); i++) {
            text.append(expression.charAt(i)).append(between.get(i % between.size()));
        }
        return text.toString();
    }

    private static String wide(String text) {
        return text.codePoints()
                .map(c -> c > ' ' && c < 0x7f ? c + 0xfee0 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Example
    void traditional_characters_apostrophes_and_broken_words_are_found() {
        assertThat(List.of(
                        "老東西",
                        "老 东 西",
                        "這不歸我管",
                        "这　不.归·我*管",
                        "行了行了別說了",
                        "Can’t you see I’m busy?",
                        "cant you see im busy",
                        "OUT   WITH IT!",
                        "说out with it吧",
                        "Ｏｕｔ ｗｉｔｈ ｉｔ"))
                .allMatch(NeverSaidTest::isFound);
    }

    @Example
    void words_that_only_contain_an_expression_or_stand_far_apart_are_not_found() {
        assertThat(List.of(
                        "old fools",
                        "scold fool",
                        "without with item",
                        "老张的东西",
                        "这不归仓库，我来管",
                        "这不归\n我管",
                        "out with the bathwater"))
                .noneMatch(NeverSaidTest::isFound);
    }

    /** What an agent is offered to say is never underlined. */
    @Example
    void no_shipped_phrase_is_forbidden() {
        var book = PolicyReader.read(PolicySource.of(
                        new PolicyText("own", "extends: freight-network\nid: own\nversion: 1\n"), ShippedPolicies.ALL))
                .phrases();
        assertThat(book.all())
                .noneMatch(phrase -> isFound(phrase.wording().zh()))
                .noneMatch(phrase -> isFound(phrase.wording().en()));
    }

    @Provide
    Arbitrary<String> expressions() {
        return Arbitraries.of(SHIPPED)
                .flatMap(one -> Arbitraries.of(one.wording().zh(), one.wording().en()));
    }

    @Provide
    Arbitrary<List<String>> hidden() {
        return Arbitraries.of("", "", " ", "\u3000", "\u200b", "*", "·", "..", " \u00a0 ")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> around() {
        return Combinators.combine(Arbitraries.of("", "您好", "Hello", "１２３", "——"), Arbitraries.of("", "，", "?"))
                .as(String::concat);
    }
}
