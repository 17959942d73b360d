package hotline.cli;

import hotline.policy.BusinessHours;
import hotline.policy.Department;
import hotline.policy.Limit;
import hotline.policy.LimitRule;
import hotline.policy.Moment;
import hotline.policy.PauseReason;
import hotline.policy.Policy;
import hotline.policy.Rung;
import hotline.policy.Stage;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.Need;
import hotline.policy.dispatch.WorkKind;
import hotline.policy.survey.Questionnaire;
import hotline.policy.taxonomy.CodeList;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A summary of a policy, one line per rule in the words of its file. */
final class PolicySummary {
    private final Policy policy;

    PolicySummary(Policy policy) {
        this.policy = policy;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        var taxonomy = policy.taxonomy();
        var limits = policy.limits();
        lines.add("channels: " + taxonomy.channels().size() + ", types: "
                + taxonomy.types().size() + ", subtypes: "
                + taxonomy.types().stream()
                        .mapToInt(type -> type.subtypes().size())
                        .sum());
        codes().ifPresent(lines::add);
        policy.departments().forEach(department -> lines.add("department: " + text(department)));
        limits.handling().forEach(rule -> lines.add("limit: " + text(rule)));
        limits.firstResponse().forEach(rule -> lines.add("first response: " + text(rule)));
        limits.callback().ifPresent(limit -> lines.add("callback: within " + text(limit)));
        limits.stages().forEach(stage -> lines.add("stage: " + text(stage)));
        if (!limits.pauses().isEmpty()) {
            lines.add("pauses: " + listed(limits.pauses().stream().map(PauseReason::code)));
            limits.pauses().stream()
                    .filter(pause -> pause.forCustomer().isEmpty())
                    .forEach(pause -> lines.add("warning: the pause " + pause.code()
                            + " has no for-customer, so customers read its name for colleagues"));
        }
        var extensions = limits.extensions();
        if (extensions.atMost() > 0) {
            lines.add("extensions: " + extensions.atMost() + " at most, of up to working-days "
                    + extensions.workingDays());
        }
        limits.acceptance().ifPresent(limit -> {
            lines.add("handed over: accepted within " + text(limit));
            if (!limits.stages().isEmpty()) {
                lines.add("warning: accept-within never matters, because departments take turns by stages");
            }
        });
        lines.add("reopened limit: " + limits.reopened().code());
        policy.repeats()
                .ifPresent(repeats -> lines.add("repeats: second "
                        + repeats.second().code() + ", third " + repeats.third().code() + ", within "
                        + repeats.windowDays() + " days, of a waybill " + repeats.waybillDays()));
        policy.escalation().ladder().forEach(rung -> lines.add("rung: " + text(rung)));
        if (!policy.escalation().quietHours().isEmpty()) {
            lines.add("quiet hours: " + text(policy.escalation().quietHours()));
        }
        policy.escalation()
                .digest()
                .ifPresent(digest -> lines.add(
                        "digest: beyond " + digest.moreThan() + " notices in " + digest.windowMinutes() + " minutes"));
        dispatch(policy.dispatch(), lines);
        lines.addAll(questionnaires());
        lines.add("phrases: " + policy.phrases().all().size() + ", forbidden expressions: "
                + policy.phrases().forbidden().size());
        lines.add("mails to customers: "
                + policy.messages().mails().stream()
                        .map(mail -> mail.kind().code() + " (version " + mail.version() + ")")
                        .collect(Collectors.joining(", ")));
        lines.add("hours: " + text(policy.businessHours().spans()) + " " + policy.zone());
        return lines;
    }

    private static void dispatch(DispatchRules rules, List<String> lines) {
        if (!rules.offersWork()) {
            return;
        }
        lines.add("offers: " + rules.order().code() + ", " + rules.offer().toSeconds() + " seconds, "
                + rules.inHand(WorkKind.CASE) + " cases in hand"
                + (rules.agentsPick() ? ", agents pick" : ", agents never pick"));
        rules.needs()
                .forEach(rule ->
                        lines.add("need: " + orAll("type", rule.types().stream().sorted())
                                + narrowed("subtype", rule.subtypes().stream().sorted())
                                + narrowed("severity", severities(rule.severities()))
                                + narrowed("channel", rule.channels().stream().sorted())
                                + narrowed("language", rule.languages().stream().sorted())
                                + ": " + text(rule.need())));
        rules.steps()
                .forEach(step -> lines.add("step: after " + step.after().toSeconds() + " seconds"
                        + narrowed("without", step.drop().stream())
                        + (step.lower() > 0 ? ", levels lower by " + step.lower() : "")));
        rules.neededForEver()
                .forEach(skill -> lines.add("warning: the skill " + skill
                        + " is needed even after the last step, so work waits while no agent has it"));
        if (rules.strict()) {
            lines.add(
                    "warning: strict lets a tier with a longer head start pass all others, so others can wait for ever");
        }
    }

    private static String text(Need need) {
        return listed(need.skills().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(skill -> skill.getKey() + " " + skill.getValue()));
    }

    private List<String> questionnaires() {
        var lines = new ArrayList<String>();
        for (var asked : policy.questionnaires().all()) {
            var questions = listed(asked.questions().stream()
                    .map(question -> question.code() + " " + question.kind().code()));
            lines.add("asked, " + asked.purpose().code() + ": " + questions);
            if (asked.questions().size() > Questionnaire.MOST_BY_TELEPHONE) {
                lines.add("warning: " + asked.purpose().code() + " asks "
                        + asked.questions().size() + " questions; on the telephone customers answer "
                        + Questionnaire.MOST_BY_TELEPHONE);
            }
        }
        return lines;
    }

    /** How many codes of standards each list has. */
    private Optional<String> codes() {
        var codes = policy.codes();
        var listed = Stream.concat(
                        Arrays.stream(CodeList.values())
                                .filter(list -> !codes.of(list).isEmpty())
                                .map(list -> list.code() + " " + codes.of(list).size()),
                        Stream.of(codes.alternatives())
                                .filter(all -> !all.isEmpty())
                                .map(all -> "alternatives " + all.size()))
                .collect(Collectors.joining(", "));
        return Optional.of("codes: " + listed).filter(line -> !listed.isEmpty());
    }

    private String text(Department department) {
        var types = policy.taxonomy().types().stream()
                .filter(type ->
                        type.department().filter(department.code()::equals).isPresent())
                .map(type -> type.code());
        var responsible = listed(types);
        return department.code()
                + (department.equals(policy.departments().get(0)) ? ", holds what comes in" : "")
                + (responsible.isEmpty() ? "" : ", holds " + responsible)
                + department.holding().map(limit -> ", within " + text(limit)).orElse("");
    }

    private static String text(LimitRule rule) {
        return orAll("type", rule.types().stream().sorted())
                + ", " + orAll("severity", severities(rule.severities()))
                + narrowed("channel", rule.channels().stream().sorted())
                + narrowed("market", rule.markets().stream().sorted().map(Market::code))
                + ": " + text(rule.limit());
    }

    private static String text(Stage stage) {
        return stage.code() + ", " + stage.department() + ": " + text(stage.limit());
    }

    private static String text(Rung rung) {
        return rung.code() + ": " + rung.kind().code() + " to "
                + rung.recipient().code() + ", "
                + rung.clock().code() + " " + text(rung.moment())
                + narrowed("type", rung.types().stream().sorted())
                + narrowed("severity", severities(rung.severities()))
                + rung.answerWithin()
                        .map(limit -> ", answer within " + text(limit))
                        .orElse("")
                + (rung.isUrgent() ? ", urgent" : "");
    }

    private static String text(Moment moment) {
        if (moment instanceof Moment.ShareOfLimit share) {
            return share.percent() == 0 ? "at its start" : "at " + share.percent() + " % of its limit";
        }
        if (moment instanceof Moment.BeforeDue before) {
            return "working-minutes " + before.workingMinutes() + " before due";
        }
        if (moment instanceof Moment.AfterDue after) {
            return text(after.later()) + " after due";
        }
        if (moment instanceof Moment.WhenDue) {
            return "when due";
        }
        if (moment instanceof Moment.EndedLate) {
            return "ended late";
        }
        throw new IllegalStateException("no words for " + moment);
    }

    private static String text(Limit limit) {
        return limit instanceof Limit.SameDay ? limit.unit() : limit.unit() + " " + limit.count();
    }

    private static String text(List<BusinessHours.Span> spans) {
        return spans.stream()
                .map(span -> time(span.from()) + "-" + time(span.to()))
                .collect(Collectors.joining(", "));
    }

    private static String time(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }

    private static Stream<String> severities(Collection<Severity> severities) {
        return severities.stream().sorted().map(Severity::code);
    }

    private static String orAll(String what, Stream<String> named) {
        var text = listed(named);
        return text.isEmpty() ? "every " + what : text;
    }

    private static String narrowed(String what, Stream<String> named) {
        var text = listed(named);
        return text.isEmpty() ? "" : ", " + what + " " + text;
    }

    private static String listed(Stream<String> codes) {
        return codes.collect(Collectors.joining(", "));
    }
}
