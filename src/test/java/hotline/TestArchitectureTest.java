package hotline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import hotline.support.Await;
import hotline.support.Servers;
import hotline.support.TestServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** The rules of the tests' own rooms. */
@AnalyzeClasses(packages = "hotline", importOptions = ImportOption.OnlyIncludeTests.class)
class TestArchitectureTest {
    @ArchTest
    static final ArchRule there_is_one_await =
            methods().that().haveName("await").and().areStatic().should().beDeclaredIn(Await.class);

    @ArchTest
    static final ArchRule only_the_one_await_blocks_on_a_future =
            noClasses().that().doNotBelongToAnyOf(Await.class).should().callMethod(Future.class, "toCompletionStage");

    @ArchTest
    static final ArchRule tests_get_vertx_from_its_extension =
            noClasses().that().haveSimpleNameEndingWith("Test").should().callMethod(Vertx.class, "vertx");

    @ArchTest
    static final ArchRule servers_start_through_the_extension = noClasses()
            .that()
            .doNotBelongToAnyOf(Servers.class, TestServer.class)
            .should()
            .callMethod(TestServer.class, "start", hotline.support.ServerSetup.class);

    @ArchTest
    static final ArchRule support_holds_no_tests = methods()
            .that()
            .areAnnotatedWith(org.junit.jupiter.api.Test.class)
            .should()
            .beDeclaredInClassesThat()
            .resideOutsideOfPackage("hotline.support");
}
