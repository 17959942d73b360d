package hotline.policy.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be wrong with the text of a policy or a calendar. Screens have the same sentences in their languages, by the code, so
 * each is a template: {@code {0}} is the first of its values.
 */
public enum Mistake {
    NOT_YAML("not readable as YAML: {0}"),
    FORBIDDEN_CHARACTER("the character {0} may not stand in it"),
    YAML_VERSION("only YAML 1.1 and 1.2 are known"),
    EMPTY("the file is empty"),
    TOO_MUCH("there is too much to read"),
    TOO_LONG("must have at most {0} characters"),
    TOO_MANY_MEMBERS("must have at most {0} members"),
    STANDS_TWICE("stands twice"),
    NO_MAPPING("must be a mapping"),
    NO_LIST("must be a list"),
    NO_TEXT("must be a text"),
    BAD_CHARACTERS("must not have control characters or halves of a character"),
    UNKNOWN_NAME("unknown; known here are {0}"),
    MISSING("“{0}” is missing"),
    NO_WHOLE_NUMBER("must be a whole number from {0} to {1}"),
    NO_NUMBER("must be a number, not “{0}”"),
    NONE_NAMED("must name at least one"),
    NONE_NAMED_OF_RULE("must name at least one; leave it away where the rule is for all"),
    NO_CODE("“{0}” is no code; use lower-case letters and digits with dashes between, such as lost-at-hub"),
    UNKNOWN_VALUE("“{0}” is unknown; known here are {1}"),
    REFUSED("{0}"),
    NO_MOMENT("must be one of share, before-due and after-due, or one of these words: {0}"),
    NO_LIMIT("must have one limit: {0}"),
    LONG_NUMBERS("makes numbers of {0} characters; tracking codes have room for {1}"),
    NO_SITUATION("“{0}” is no situation; there are {1}"),
    NO_KIND("“{0}” is no kind of forbidden expressions; there are {1}"),
    NO_BRACE("“{0}” is nothing that can be filled in; known here are {1}"),
    LONE_BRACE("has a brace without its partner"),
    LONE_BRACKET("has a square bracket without its partner"),
    NOTHING_TO_LEAVE_OUT("“{0}” has nothing to fill in, so it would never be left out"),
    ONE_LINE("must be one line"),
    PHRASE_TWICE("“{0}” stands under “{1}” already"),
    FEW_LETTERS("must have at least {0} letters or characters"),
    THIRD_BELOW_SECOND("must not be less than “second”"),
    AHEAD_OF_BETTER("must not be more than the hours of the better tier “{0}”"),
    NO_CALL_DOES("a call of an agent does not fulfil this rule: it needs the way phone, and staff as its level"),
    NO_SKILL("“{0}” is none of the skills that this policy names, so no agent can have it"),
    STEP_TOO_EARLY("must come later than the step before it"),
    STEP_CHANGES_NOTHING("never matters: no work still needs what it drops or lowers"),
    NPS_AFTER_COMPLAINT("a recommendation is not asked for after a complaint; ask it under “care”"),
    SECOND_SCORE("is a second score; only one can be the rating"),
    NO_SCALE("a question of kind “{0}” has no ends; leave away low and high"),
    NO_CHOICE("a question of kind “{0}” has no choices"),
    APOLOGY_TOO_EARLY("must not be less than the {0} of “answer-within-rings”"),
    LESS_THAN_A_DAY("must not be less than the {0} of “a-day”"),
    MORE_HALF_DAYS("must not be more than the {0} attempts in all"),
    SMALL_LETTERS("must have capitals only, because customers type their tracking codes in any case"),
    NUMBER_PATTERN(
            "must hold {0} and {1}, beside them only letters, digits and dashes, and end with {2}, n from 1 to 9, such as"
                    + " \"{3}\""),
    BAD_VERSION("“{0}” must be up to 40 letters, digits, dots and dashes, such as 1.0"),
    BAD_REGION("“{0}” must be a country's two capital letters, such as CN"),
    NO_COUNTRY("is no country of ISO 3166"),
    NO_LETTER("must have a letter or a digit"),
    UNSEEN_CHARACTERS("must not have invisible characters, runs of blanks or lines"),
    NO_CALENDAR("“{0}” is no calendar; there is {1}"),
    NO_RULE("must name at least one rule"),
    NO_RULE_FITS("no rule fits {0} complaints of type {1}{2}; add one, such as {severities: [{0}], working-days: 7}"),
    NO_RULE_YET(
            "no rule fits {0} complaints of type {1} while their channel is not known yet; add one that names no channel"),
    NEVER_DECIDES("never decides, because rules above it fit first; put it above them or leave it away"),
    UNKNOWN_SIGN("unknown sign"),
    TYPE_WITHOUT_WORDS("“{0}” is none of the types that this lexicon has words for"),
    NO_SEVERITY("“{0}” is no severity"),
    LONG_EXAMPLE("an example must have at most {0} characters"),
    MANY_EXAMPLES("must have at most {0} examples of {1} characters together, not {2} of {3}"),
    NO_TYPE("“{0}” is none of this policy's types"),
    NO_SUBTYPE("“{0}” is no subtype of {1}"),
    OTHER_MISSING("“other” is missing, for texts that speak for no type"),
    WORDING_TWICE("“{0}” stands twice for {1}"),
    LONG_WORDING("must have at most {0} characters: {1}"),
    NO_GROUP("names no group of words: {0}"),
    NO_SIGN("names no sign: {0}"),
    BAD_UNIT("a unit must be a text of 1 to {0} characters"),
    NO_PLACE("“{0}” is no place in the IANA list, and not every program knows it; use a name of a place, such as {1}"),
    NO_TIME_ZONE("“{0}” is no time zone; use a name of the IANA list, such as {1}"),
    NO_TIMES_OF_DAY("“{0}” must be two times of day, such as \"09:00-12:00\""),
    CLOSES_FIRST("“{0}” must open before it closes, within 00:00-24:00"),
    NO_OPENING("at least one opening is needed, such as \"09:00-18:00\""),
    OPENINGS_OVERLAP("openings overlap or are out of order; each must begin after the one before it has ended"),
    SAME_TIMES("“{0}” must end at another time than it begins"),
    WINDOW("windows begin at midnight, so they must divide the day, as 15, 30, 60 or 240 minutes do"),
    QUIET_HOURS_OVERLAP("quiet hours overlap"),
    ALWAYS_QUIET("leave no business time in which anybody could be told"),
    NOTHING_TO_REMOVE("there is nothing of this name to remove from what this extends"),
    NO_SHIPPED_BASE("“{0}” is no shipped policy; there are {1}"),
    NO_BASE("“{0}” is no file beside this one and no shipped policy; those are {1}"),
    BASE_LEFT_OUT("“{0}” is not part of this text, which must hold all it extends"),
    CIRCLE("goes round in a circle: {0}"),
    MANY_BASES("more than {0} policies extend one another"),
    EXTENDS_NOTHING("a further document must extend the one before it"),
    NEVER_HAPPENS("never happens: {0} has no limit for the complaints it is for; add {1}"),
    INQUIRY_TOO_EARLY("an inquiry asks why something ended too late; write when: ended-late, or another kind"),
    HURRIES_THE_ENDED("what has ended can't be hurried; write kind: inquiry, or another moment"),
    ENDS_BEFORE_IT_BEGINS("{0} is before {1}, the first day"),
    ONLY_OF_OUTCOMES("only outcomes refuse"),
    SUGGESTS_ANOTHER("“{0}” suggests “{1}” already; each type suggests one code"),
    MANY_WORDINGS(
            "the lexicon has {0} wordings; at most {1} are possible, those of signs that evidence names counted each time"),
    MANY_WORDS("the examples hold too many different words for {0} types; leave some away"),
    LONG_CALENDAR("is longer than the {0} characters of any calendar"),
    NO_YEAR("knows no year"),
    MANY_YEARS("must be at most {0} years"),
    BAD_YEAR("must be a year of four digits, from {0} to {1}"),
    MANY_DAYS("must be at most the {0} days of a year"),
    OTHER_YEAR("“{0}” does not lie in {1}; each day stands under its own year"),
    NO_DATE("“{0}” is no date; write it as 2026-10-01"),
    OFF_AND_WORK("{0} stands both under off and under work"),
    WORK_ON_WEEKDAY("{0} is no Saturday or Sunday, which alone are worked in exchange"),
    LAW_MISSING("can't be the published days of the year: {0} must be off by law"),
    MANY_OFF("can't be the published days of the year: {0} weekdays are off");

    private static final Pattern VALUE = Pattern.compile("\\{(\\d)}");

    private final String sentence;

    Mistake(String sentence) {
        this.sentence = sentence;
    }

    /** Such as {@code no-whole-number}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In English, with its values. */
    String sentence(List<String> values) {
        return VALUE.matcher(sentence)
                .replaceAll(found -> Matcher.quoteReplacement(values.get(Integer.parseInt(found.group(1)))));
    }

    /** As an exception, for values read by a value's own rules. */
    public Mistaken with(Object... values) {
        return new Mistaken(this, values(values));
    }

    static List<String> values(Object... values) {
        return Arrays.stream(values).map(String::valueOf).toList();
    }

    /** A value that its text can't give: {@link PolicyNode#made} reports it as its mistake. */
    public static final class Mistaken extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final Mistake mistake;
        private final transient List<String> values;

        Mistaken(Mistake mistake, List<String> values) {
            super(mistake.sentence(values));
            this.mistake = mistake;
            this.values = values;
        }

        Mistake mistake() {
            return mistake;
        }

        List<String> values() {
            return values;
        }
    }
}
