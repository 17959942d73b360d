package hotline.demo;

import hotline.complaint.Report;
import hotline.demo.Template.Writer;
import hotline.demo.coding.LikelyCodes;
import hotline.demo.customers.KnownCallers;
import hotline.intake.ComplaintDraft;
import hotline.intake.ComplaintDraft.Filing;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Source;
import hotline.policy.taxonomy.Taxonomy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The complainants and their words: customers on the telephone, the website and in the app, and branches. */
final class Complainants {
    private static final List<String> CHANNELS = List.of("hotline", "website", "app", "branch", "chat");
    private static final double[] BY_DAY = {40, 14, 28, 12, 6};
    private static final double[] BY_NIGHT = {15, 30, 55, 0, 0};
    private static final double[] BY_LANGUAGE = {87, 5, 8};
    private static final double COMES_BACK = 0.1;
    private static final int REMEMBERED = 3000;
    private static final int MAIL_DIGITS = 8;
    /** In the last weeks one branch damages more than before, and a second one a little, which a warning shows. */
    private static final Duration RISING = Duration.ofDays(21);
    /** In the last days their customers write the same words, which a topic shows. */
    private static final Duration WORDED = Duration.ofDays(8);

    /** Before, there was a crowd of delays about a third branch, for a few days. */
    private static final Duration CROWDED = Duration.ofDays(27);

    private static final Duration ASKED = Duration.ofDays(4);

    private static final Duration CROWD = Duration.ofDays(6);
    private static final String CROWDED_TYPE = "delay";
    private static final String RISING_TYPE = "cargo-damage";
    private static final String RISING_WORDS = "外箱上有叉车戳破的洞。";

    private final House house;
    private final Taxonomy taxonomy;
    private final ZoneId zone;
    private final Network network = new Network();
    private final Templates templates = new Templates();
    private final Words words;
    private final Phrases phrases;
    private final Chance chance;
    private final Instant risingFrom;
    private final Instant wordedFrom;
    private final Instant crowdedFrom;
    private final Instant askedFrom;
    private final List<Customer> customers = new ArrayList<>();

    /** @param now the end of the story */
    Complainants(House house, Words words, Chance chance, Instant now) {
        this.house = house;
        this.taxonomy = house.policy().taxonomy();
        this.zone = house.calendar().zone();
        this.words = words;
        this.phrases = house.phrases();
        this.chance = chance;
        this.risingFrom = now.minus(RISING);
        this.wordedFrom = now.minus(WORDED);
        this.crowdedFrom = now.minus(CROWDED);
        this.askedFrom = now.minus(ASKED);
    }

    private record Customer(String name, String phone, Language language) {}

    DraftStory complain(Instant at) {
        int hour = at.atZone(zone).getHour();
        var channel = taxonomy.channel(CHANNELS.get(chance.weighted(hour >= 8 && hour < 20 ? BY_DAY : BY_NIGHT)))
                .orElseThrow();
        return channel.source() == Source.INTERNAL ? ofBranch(channel.code(), at) : ofCustomer(channel.code(), at);
    }

    private DraftStory ofCustomer(String channel, Instant at) {
        var customer = customer();
        boolean byAgent = channel.equals("hotline");
        var writer = byAgent && chance.of(0.6) ? Writer.AGENT : Writer.CUSTOMER;
        var template = templates.draw(writer, customer.language(), chance);
        var setting = setting(branch(at), at, template);
        var filing = byAgent ? new Filing(chance.pick(house.desk()), Optional.empty()) : Filing.BY_CUSTOMER;
        return story(
                channel,
                template,
                setting,
                at,
                customer,
                filing,
                setting.branch().region());
    }

    /** Lately often one that has an account, so that there is something to ask it about. */
    private Network.Place branch(Instant at) {
        var drawn = network.branch(chance);
        var accounts = house.staff().branches();
        var moment = at.getEpochSecond();
        if (at.isBefore(askedFrom) || accounts.isEmpty() || moment % 2 != 0) {
            return drawn;
        }
        int turn = (int) (moment / 2 % accounts.size());
        return network.named(accounts.get(turn).branch()).orElse(drawn);
    }

    private DraftStory ofBranch(String channel, Instant at) {
        var account = chance.pick(house.staff().branches());
        var template = templates.draw(Writer.BRANCH, Language.SIMPLIFIED, chance);
        var setting = setting(network.branchOtherThan(account.branch(), chance), at, template);
        var clerk = new Customer(words.name(Language.SIMPLIFIED, chance), mobile(), Language.SIMPLIFIED);
        return story(
                channel,
                template,
                setting,
                at,
                clerk,
                new Filing(account.id(), Optional.of(account.branch())),
                network.regionOf(account.branch()));
    }

    private DraftStory story(
            String channel,
            Template template,
            StorySetting setting,
            Instant at,
            Customer customer,
            Filing filing,
            String region) {
        boolean fromCustomer = filing.branch().isEmpty();
        var about = template.text().contains("{hub}") ? setting.hub() : setting.branch();
        boolean waybillKnown = template.text().contains("{waybill}") || chance.of(0.85);
        var report = Report.by(
                        customer.name(),
                        customer.phone(),
                        written(template, setting, at),
                        setting.language().code())
                .mailedAt(mailOf(customer).filter(address -> fromCustomer))
                .about(
                        Optional.of(setting.waybill()).filter(waybill -> waybillKnown),
                        Optional.of(about.written(setting.waybill())),
                        Optional.of(region))
                .demanding(
                        fromCustomer && chance.of(0.35)
                                ? Optional.of(phrases.about(template.type(), "demand", setting, chance))
                                : Optional.empty());
        var draft = new ComplaintDraft(
                house.policy().lineOfBusiness(),
                taxonomy.channel(channel).orElseThrow(),
                fromCustomer ? KnownCallers.perhapsOne(perhapsInAnOffice(report)) : perhapsInAnOffice(report),
                fromCustomer && chance.of(0.1) ? Optional.of(preferredTime(at)) : Optional.empty(),
                filing,
                Market.DOMESTIC,
                Optional.empty(),
                new LikelyCodes(house.policy().codes())
                        .atIntake(setting.waybill(), template.severity(), LocalDate.ofInstant(at, zone), fromCustomer));
        return new DraftStory(
                draft, at, setting, new DraftStory.Meant(template.type(), template.subtype(), template.severity()));
    }

    /** Three customers in ten gave one; each has always the same. */
    private static Optional<String> mailOf(Customer customer) {
        var phone = customer.phone();
        return Optional.of("c" + phone.substring(phone.length() - MAIL_DIGITS) + "@example.com")
                .filter(address -> phone.charAt(phone.length() - 1) < '3');
    }

    /** Now and then a customer who complained before. */
    private Customer customer() {
        if (customers.size() > 100 && chance.of(COMES_BACK)) {
            return chance.pick(customers);
        }
        var customer = newCustomer();
        if (customers.size() < REMEMBERED) {
            customers.add(customer);
        } else {
            customers.set(chance.between(0, REMEMBERED - 1), customer);
        }
        return customer;
    }

    private Customer newCustomer() {
        return switch (chance.weighted(Language.values(), BY_LANGUAGE)) {
            case SIMPLIFIED -> new Customer(words.name(Language.SIMPLIFIED, chance), mobile(), Language.SIMPLIFIED);
            case TRADITIONAL ->
                new Customer(words.name(Language.TRADITIONAL, chance), "+8869" + digits(8), Language.TRADITIONAL);
            case ENGLISH -> new Customer(words.name(Language.ENGLISH, chance), mobile(), Language.ENGLISH);
        };
    }

    private StorySetting setting(Network.Place branch, Instant at, Template template) {
        var day = at.atZone(zone).toLocalDate();
        var waybill = "HD" + day.toString().replace("-", "").substring(2) + digits(6);
        var about = ofTheRise(template, at, waybill).orElse(branch);
        return new StorySetting(network.hub(chance), about, waybill, day, template.language());
    }

    /** Two of ten complaints of that type are about the first branch, and one about the second; three of ten were of the crowd. */
    private Optional<Network.Place> ofTheRise(Template template, Instant at, String waybill) {
        if (template.text().contains("{hub}")) {
            return Optional.empty();
        }
        char digit = waybill.charAt(waybill.length() - 1);
        if (template.type().equals(CROWDED_TYPE)) {
            boolean isThen = !at.isBefore(crowdedFrom) && at.isBefore(crowdedFrom.plus(CROWD));
            return isThen && digit < '3' ? Optional.of(network.crowded()) : Optional.empty();
        }
        if (!template.type().equals(RISING_TYPE) || at.isBefore(risingFrom)) {
            return Optional.empty();
        }
        return switch (digit) {
            case '3', '5' -> Optional.of(network.rising());
            case '8' -> Optional.of(network.alsoRising());
            default -> Optional.empty();
        };
    }

    private String written(Template template, StorySetting setting, Instant at) {
        var text = words.fill(template.text(), setting, chance);
        boolean adds = template.language() == Language.SIMPLIFIED
                && !at.isBefore(wordedFrom)
                && ofTheRise(template, at, setting.waybill()).isPresent();
        return adds ? text + RISING_WORDS : text;
    }

    /** A full hour of the next day or the one after, when people answer the telephone. */
    private Instant preferredTime(Instant at) {
        var day = at.atZone(zone).toLocalDate().plusDays(chance.between(1, 2));
        return ZonedDateTime.of(day.atTime(chance.between(9, 19), 0), zone).toInstant();
    }

    /** One customer in ten is reached in an office, at an extension; always the same one. */
    private static Report perhapsInAnOffice(Report report) {
        var mobile = report.phone();
        return mobile.endsWith("7") && mobile.startsWith("+861")
                ? report.reachedAt(
                        "+86216" + mobile.substring(mobile.length() - 7), Optional.of(mobile.substring(5, 8)))
                : report;
    }

    private String mobile() {
        return "+861" + chance.between(3, 9) + digits(9);
    }

    private String digits(int count) {
        var digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(chance.between(0, 9));
        }
        return digits.toString();
    }
}
