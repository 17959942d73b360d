package hotline.policy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a wording can mean beyond its complaint type: a reason of the severity guide (F4), a relief that answers such a
 * reason, a hint how to read the words around it, or what a nearby number stands for. Each has its own section in the
 * lexicon; the key is the kebab-case name.
 */
public enum LexiconSign {
    /** Severe (F4): someone hurt or endangered. */
    PERSON_HURT_OR_ENDANGERED,
    /** Severe (F4): a whole consignment lost or destroyed. */
    WHOLE_CONSIGNMENT_GONE,
    /** Severe (F4), unless a remainder is spoken of: all of something lost or destroyed, which may be all of a part. */
    ALL_OF_IT_GONE,
    /** Severe (F4): the customer has nothing but the consignment's one item, so that losing it is losing all. */
    SOLE_ITEM,
    /** Severe together with {@link #SOLE_ITEM}: goods gone for good, or destroyed. */
    GONE_OR_DESTROYED,
    /** Severe (F4): perishables or medicine spoiled. */
    PERISHABLES_SPOILED,
    /** Severe (F4): staff insulted, threatened, hit or extorted the customer. */
    INSULTED_THREATENED_HIT_EXTORTED,
    /** Severe (F4): a forged signature. */
    FORGED_SIGNATURE,
    /** Severe (F4): the press, a court or an authority is announced. */
    PRESS_COURT_AUTHORITY,
    /** Severe (F4): a third or later complaint about the same thing, said without a number. */
    THIRD_COMPLAINT,
    /** Reading: longer words that only look like {@link #SOLE_ITEM}, because they speak of one piece of several. */
    NO_SOLE_ITEM,
    /** Next to a count of goods: that many are gone or destroyed. */
    GONE,
    /** Moderate (F4): part of the goods lost or damaged, where the type alone does not say so. */
    PART_LOST_OR_DAMAGED,
    /** Moderate (F4): a delay of several days, said without a number. */
    LONG_DELAY,
    /** Moderate (F4): a delay or error that cost the customer something. */
    COST_SOMETHING,
    /** Moderate (F4): a claim refused or unanswered. */
    CLAIM_REFUSED_OR_UNANSWERED,
    /** Moderate (F4): a promise broken. */
    PROMISE_BROKEN,
    /** Moderate (F4): rude staff. */
    RUDE,
    /** Moderate (F4): goods handed to someone else. */
    HANDED_TO_SOMEONE_ELSE,
    /** Moderate (F4): the second complaint about the same thing, said without a number. */
    SECOND_COMPLAINT,
    /** Relief: the missing goods were found, nothing is missing. */
    FOUND_AGAIN(true),
    /** Relief: the goods themselves are sound. */
    CONTENTS_SOUND(true),
    /** Relief: said outright that nothing at all is damaged. */
    NOTHING_BROKEN(true),
    /** Relief: a claim is being answered. */
    CLAIM_ANSWERED(true),
    /** Relief: the disputed amount is small; so is a difference below the money bound. */
    SMALL_DIFFERENCE(true),
    /** Relief: only something that comes free with the goods is missing, such as napkins. */
    TRIFLE_MISSING(true),
    /** Relief: the customer says that it hardly matters; holds off a guess by likeness, never a sign. */
    HARDLY_MATTERS,
    /** Reading: words that turn what follows into its contrary. */
    NEGATION(Scope.NEGATION),
    /** Reading: words that may stand between a negation and what it negates. */
    FILLER(Scope.FILLER),
    /** Reading: longer words that only look like a negation. */
    NO_NEGATION,
    /** Reading: what follows is demanded, hoped for or promised, so that it is no fact. */
    WISH(Scope.WISH),
    /** Reading: verbs that demand where they open a line below the first. */
    DEMAND(Scope.DEMAND),
    /** Reading: the words that follow report a fact, in spite of a wish before them. */
    FACT(Scope.FACT),
    /** Reading: expressions that are harmless here, in spite of the words in them. */
    HARMLESS,
    /** Reading: names of owners of goods, which may come late or broken like all goods, so that they alone are no sign. */
    OWNER,
    /** Reading: a person turns to an {@link #OWNER}, or it acts. */
    TURNED_TO,
    /** Reading: the words after this name what the complaint is about. */
    FOCUS,
    /** Reading: what stands in this clause is mentioned but not complained about. */
    DISMISSED,
    /** Reading: what follows counts, after a dismissal or praise ("but", 只是). */
    CONTRAST,
    /** Reading: only the remainder of the goods is spoken of ("the other two are fine"). */
    REMAINDER,
    /** Reading: a word for complaining, near which an ordinal counts complaints. */
    COMPLAINED,
    /** Reading: earlier complaints, so that a count of them leaves out the present one. */
    BEFORE,
    /** Number: the amount is the value of goods, not a loss. */
    MONEY_VALUE(Sum.VALUE),
    /** Number: the amount is a shortfall or an overcharge. */
    MONEY_DIFFERENCE(Sum.DIFFERENCE),
    /** Number: the amount is a loss, a repair or a penalty. */
    MONEY_LOSS(Sum.LOSS),
    /** Number: the amount was paid out or received. */
    MONEY_PAID(Sum.PAID),
    /** Number: a bare number next to this word is an amount. */
    MONEY_HINT,
    /** Number: the amount lies below the figure named ("nearly"). */
    MONEY_BELOW,
    /** Number: the amount is a rate per unit or otherwise no sum. */
    MONEY_RATE(Sum.RATE),
    /** Number: the time is by how much something was late. */
    TIME_LATE,
    /** Number: the time is a term set or the normal time, not a delay. */
    TIME_NO_DELAY;

    private static final Map<String, LexiconSign> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(LexiconSign::key, Function.identity()));

    /** What a sum of money near the sign stands for. */
    public enum Sum {
        LOSS,
        DIFFERENCE,
        VALUE,
        PAID,
        /** A price per unit, which is no sum of the complaint. */
        RATE
    }

    /** How a sign changes the reading of the words around it. */
    public enum Scope {
        NEGATION,
        FILLER,
        WISH,
        DEMAND,
        FACT
    }

    private final boolean isRelief;
    private final Optional<Scope> scope;
    private final Optional<Sum> sum;
    private final String key = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');

    LexiconSign() {
        this(false, Optional.empty(), Optional.empty());
    }

    LexiconSign(boolean isRelief) {
        this(isRelief, Optional.empty(), Optional.empty());
    }

    LexiconSign(Scope scope) {
        this(false, Optional.of(scope), Optional.empty());
    }

    LexiconSign(Sum sum) {
        this(false, Optional.empty(), Optional.of(sum));
    }

    LexiconSign(boolean isRelief, Optional<Scope> scope, Optional<Sum> sum) {
        this.isRelief = isRelief;
        this.scope = scope;
        this.sum = sum;
    }

    public String key() {
        return key;
    }

    /** Whether it answers a reason of the severity guide. */
    public boolean isRelief() {
        return isRelief;
    }

    /** How it changes the reading of the words around it, if it does. */
    public Optional<Scope> scope() {
        return scope;
    }

    /** What a sum of money near it stands for, if it says so. */
    public Optional<Sum> sum() {
        return sum;
    }

    public static Optional<LexiconSign> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }
}
