package hotline.http.api.telephony.calls;

import hotline.customer.Customer;
import hotline.customer.CustomerKind;
import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.intake.PhoneNumbers;
import hotline.intake.PhoneReading.Phone;
import hotline.policy.Policies;
import hotline.telephony.caller.Callers;
import hotline.telephony.connector.Askers;
import hotline.telephony.connector.Askers.Asked;
import hotline.telephony.connector.Askers.Question;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** A telephone exchange asks who calls, to show it on telephones, in the form that templates of 3CX and Yeastar read. */
public final class ContactRoutes implements Routes {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

    private static final Pattern LOST_PLUS = Pattern.compile("^ (?=[0-9])");

    private final Askers askers;
    private final Callers callers;
    private final Policies policies;
    private final InstantSource clock;
    private final PhoneNumbers phones = new PhoneNumbers();

    public ContactRoutes(Askers askers, Callers callers, Policies policies, InstantSource clock) {
        this.askers = askers;
        this.callers = callers;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("findContacts", this::find);
    }

    /** A number that can't be read has no contacts: an exchange asks about extensions and withheld ones too. */
    private Future<Answer> find(Exchange exchange) {
        return askers.admit(
                        new Asked(
                                exchange.path("connector"),
                                exchange::header,
                                exchange.context().request().uri(),
                                exchange.client().own()),
                        Question.CALLERS)
                .compose(connector -> phone(exchange)
                        .map(phone -> callers.contacts(connector.id(), phone.number(), clock.instant()))
                        .orElseGet(() -> Future.succeededFuture(List.of())))
                .map(found -> Answer.ok(new JsonObject()
                        .put("contacts", ComplaintJson.array(found, one -> contact(one, address(exchange))))));
    }

    /** Templates put a number into the address as it is, so its plus arrives as a blank. */
    private Optional<Phone> phone(Exchange exchange) {
        var number =
                exchange.query("number").orElseThrow(() -> Failure.Invalid.field("number", "is missing", "missing"));
        return phones.read(
                        LOST_PLUS.matcher(number).replaceFirst("+"),
                        policies.inForce().policy().phoneRegion())
                .phone();
    }

    /** Chinese names are not taken apart: the whole name is the last one. */
    private static JsonObject contact(Customer customer, String server) {
        var fields = customer.fields();
        return new JsonObject()
                .put("id", customer.id())
                .put("firstName", "")
                .put("lastName", fields.name())
                .put("company", fields.kind() == CustomerKind.COMPANY ? fields.name() : "")
                .put("url", server + "/console?view=customers&customer=" + customer.id())
                .put("openCases", customer.cases().open());
    }

    private static String address(Exchange exchange) {
        var host = Optional.ofNullable(exchange.context().request().authority())
                .map(Object::toString)
                .filter(name -> HOST.matcher(name).matches())
                .orElse("localhost");
        return (exchange.isSecure() ? "https://" : "http://") + host;
    }
}
