package hotline;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.ClientBuilder;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the house. */
@AnalyzeClasses(packages = "hotline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Path MAIN = Path.of("src/main/java/hotline");

    private static final DescribedPredicate<JavaClass> PURE = resideInAnyPackage(
                    "hotline.policy..",
                    "hotline.classification..",
                    "hotline.failure",
                    "hotline.sla",
                    "hotline.measures.statistics")
            .as("pure rooms");

    private static final DescribedPredicate<JavaClass> STORE = DescribedPredicate.describe(
            "stores",
            one -> one.getName().matches(".*Store(\\$.*)?")
                    || one.getPackageName().startsWith("hotline.database"));

    private static final DescribedPredicate<JavaCall<?>> STATEMENT = DescribedPredicate.describe(
            "a statement is made",
            call -> call.getTarget().getOwner().isAssignableTo(SqlClient.class)
                    && call.getName().matches("query|preparedQuery|prepare"));

    private static final DescribedPredicate<JavaCall<?>> MACHINE_TIME = DescribedPredicate.describe(
            "this machine's time is asked for",
            call -> (call.getName().equals("now")
                            && call.getTarget().getRawParameterTypes().isEmpty()
                            && call.getTarget().getOwner().getPackageName().equals("java.time"))
                    || (call.getTarget().getOwner().isEquivalentTo(Clock.class)
                            && call.getName().startsWith("system"))
                    || (call.getTarget().getOwner().isEquivalentTo(System.class)
                            && call.getName().equals("currentTimeMillis")));

    private static final DescribedPredicate<JavaCall<?>> CONNECTION_BY_HAND = DescribedPredicate.describe(
            "a connection or a transaction is taken by hand",
            call -> call.getTarget().getOwner().isAssignableTo(SqlClient.class)
                    && call.getName().matches("getConnection|begin"));

    private static final DescribedPredicate<JavaCall<?>> COMPLAINTS_WRITTEN = DescribedPredicate.describe(
            "complaints are written",
            call -> call.getTarget().getOwner().getName().equals("hotline.complaint.change.ChangeStore")
                    && call.getName().equals("write"));

    private static final DescribedPredicate<JavaCall<?>> TIMER = DescribedPredicate.describe(
            "a timer is set",
            call -> call.getTarget().getOwner().isAssignableTo(Vertx.class)
                    && call.getName().matches("setPeriodic|setTimer"));

    private static final DescribedPredicate<JavaCall<?>> ENVIRONMENT = DescribedPredicate.describe(
            "the environment or a property of Java's is asked for",
            call -> call.getTarget().getOwner().isEquivalentTo(System.class)
                    && call.getName().matches("getenv|getProperty|getProperties"));

    /** They manage single sockets, thousands of them. */
    private static final DescribedPredicate<JavaClass> SOCKETS = DescribedPredicate.describe(
            "what looks after sockets",
            one -> one.getName()
                    .matches(
                            "hotline\\.(http\\.(engine|stream)\\.(Connections|SlowBodies|UnreadBodies|FeedCircle)|outbox\\.mail\\.SocketAlarm)(\\$.*)?"));

    private static final DescribedPredicate<JavaCall<?>> TIME_CONVERTED = DescribedPredicate.describe(
            "a column or text is made an instant, or the other way round",
            call -> call.getName().equals("getOffsetDateTime")
                    || (call.getName().equals("get")
                            && call.getTarget().getOwner().isAssignableTo(Tuple.class)
                            && call.getTarget().getRawParameterTypes().get(0).isEquivalentTo(Class.class))
                    || (call.getName().equals("atOffset")
                            && call.getTarget().getOwner().isEquivalentTo(Instant.class))
                    || (call.getName().equals("parse")
                            && call.getTarget().getOwner().isEquivalentTo(OffsetDateTime.class)));

    @ArchTest
    static final ArchRule only_http_knows_the_web = noClasses()
            .that()
            .resideOutsideOfPackage("hotline.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.ext.web..", "io.vertx.openapi..");

    @ArchTest
    static final ArchRule statements_are_made_in_stores =
            noClasses().that(not(STORE)).should().callCodeUnitWhere(STATEMENT);

    @ArchTest
    static final ArchRule no_transaction_goes_without_the_retry = noClasses()
            .that()
            .resideOutsideOfPackage("hotline.database..")
            .should()
            .callCodeUnitWhere(CONNECTION_BY_HAND)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ClientBuilder.class)
            .because("the pools of hotline.database repeat their transactions after a deadlock");

    @ArchTest
    static final ArchRule complaints_are_changed_in_one_way = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("hotline.complaint.change.ComplaintChanges")
            .and()
            .doNotHaveFullyQualifiedName("hotline.complaint.change.Followers")
            .should()
            .callCodeUnitWhere(COMPLAINTS_WRITTEN);

    @ArchTest
    static final ArchRule what_is_pure_has_neither_futures_nor_files_nor_tables = noClasses()
            .that(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "java.sql..", "java.nio.file..", "java.net..", "org.slf4j..");

    @ArchTest
    static final ArchRule times_of_rows_are_read_and_written_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage("hotline.rows")
            .should()
            .callCodeUnitWhere(TIME_CONVERTED)
            .because("Fields, SqlType and Rfc3339 do it for all");

    @ArchTest
    static final ArchRule stores_are_their_features_own = classes()
            .that()
            .haveSimpleNameEndingWith("Store")
            .should()
            .notBePublic()
            .because("features reach each other through services");

    @ArchTest
    static final ArchRule time_comes_in = noClasses()
            .should()
            .callCodeUnitWhere(MACHINE_TIME)
            .because("the database's clock decides, and tests set it");

    @ArchTest
    static final ArchRule what_is_done_again_and_again_is_a_loop = noClasses()
            .that(not(SOCKETS))
            .and()
            .resideOutsideOfPackage("hotline.loop")
            .should()
            .callCodeUnitWhere(TIMER)
            .because("a loop has a limit, longer and longer pauses while it fails, and figures");

    @ArchTest
    static final ArchRule what_can_be_set_is_declared_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage("hotline.configuration")
            .should()
            .callCodeUnitWhere(ENVIRONMENT);

    @ArchTest
    static final ArchRule loops_know_nothing_of_complaints = noClasses()
            .that()
            .resideInAPackage("hotline.loop")
            .should()
            .dependOnClassesThat(resideInAnyPackage("hotline..", "io.vertx.sqlclient..")
                    .and(not(resideInAnyPackage("hotline.loop"))));

    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching("hotline.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule a_name_says_what_a_thing_is =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto)");

    @Test
    void no_room_holds_more_than_35_files() throws IOException {
        assertThat(rooms()).isNotEmpty().allSatisfy(room -> assertThat(filesOf(room))
                .as("files of %s", room)
                .hasSizeLessThanOrEqualTo(35));
    }

    @Test
    void every_room_says_what_it_is_for() throws IOException {
        assertThat(rooms())
                .filteredOn(room -> room.startsWith(MAIN))
                .isNotEmpty()
                .allSatisfy(room -> assertThat(room.resolve("package-info.java"))
                        .content()
                        .as("%s", room)
                        .containsPattern("(?s)/\\*\\*.{40,}\\*/\\s*@NullMarked"));
    }

    private static List<Path> rooms() throws IOException {
        var rooms = new ArrayList<Path>();
        for (Path tree : List.of(MAIN, Path.of("src/test/java/hotline"))) {
            try (var all = Files.walk(tree)) {
                all.filter(Files::isDirectory)
                        .filter(room -> !filesOf(room).isEmpty())
                        .forEach(rooms::add);
            }
        }
        return rooms;
    }

    private static List<Path> filesOf(Path room) {
        try (var files = Files.list(room)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
