package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.providers.EmbeddedResourceAxeProvider;
import hotline.database.embedded.TestCluster;
import hotline.support.TestServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.naming.OperationNotSupportedException;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A headless Chromium that looks at a {@link TestServer}. Tests that need one are skipped where none is installed, except
 * under {@code CI=true}, where a missing browser is a failure.
 */
public final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> GRAVE = List.of("serious", "critical");
    private static final String AXE = axe();

    private static Browser shared;

    private final Path profile;
    private final ChromeDriver driver;
    private final Map<String, Map<String, Object>> scriptsWithoutWorkers = new HashMap<>();
    private TestServer server;
    private boolean areLanguagesChosen;

    private Browser(TestServer server, Path profile, ChromeDriver driver) {
        this.server = server;
        this.profile = profile;
        this.driver = driver;
    }

    /** @param language which the browser prefers, such as {@code zh-CN} */
    public static Browser open(TestServer server, String language) {
        try {
            return open(server, language, Files.createTempDirectory("hotline-browser"));
        } catch (IOException noProfile) {
            throw new UncheckedIOException(noProfile);
        }
    }

    /** @param profile what an earlier browser stored is there */
    public static Browser open(TestServer server, String language, Path profile) {
        var chromium = onPath("chromium", "chromium-browser", "google-chrome");
        var chromedriver = onPath("chromedriver");
        assumeTrue(
                (chromium.isPresent() && chromedriver.isPresent()) || "true".equals(System.getenv("CI")),
                "the screens are not looked at: chromium and chromedriver are not installed");
        assertThat(chromium).as("chromium").isPresent();
        assertThat(chromedriver).as("chromedriver").isPresent();
        var options = new ChromeOptions()
                .setBinary(chromium.get())
                .addArguments(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--lang=" + language,
                        "--user-data-dir=" + profile)
                .setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get())
                .build();
        return new Browser(server, profile, new ChromeDriver(service, options));
    }

    /** The Chinese one of this run, which looks at that server from now on; opening one for each class takes longer. */
    public static Browser shared(TestServer server) {
        if (shared == null) {
            shared = open(server, "zh-CN");
            TestCluster.beforeEnd(shared::close);
        }
        shared.server = server;
        return shared;
    }

    private static String axe() {
        try {
            return new EmbeddedResourceAxeProvider().getScript();
        } catch (IOException | OperationNotSupportedException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Optional<File> onPath(String... names) {
        return List.of(names).stream()
                .flatMap(name -> List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                        .map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    public Browser size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        driver.manage().window().setSize(new Dimension(width, height));
        return this;
    }

    public Browser go(String path) {
        driver.get(server.uri(path).toString());
        return this;
    }

    /** By another way than straight to the server. */
    public Browser go(URI address) {
        driver.get(address.toString());
        return this;
    }

    /** What the browser answers to a command of its own protocol. */
    public Map<String, Object> ask(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    /** Opens a file of this machine, as its receiver would. */
    public Browser open(Path file) {
        driver.get(file.toUri().toString());
        return this;
    }

    /** As a new visitor: not signed in, nothing stored. */
    public void forgetEverything() {
        keepOneTab();
        go("/icon.svg");
        if (areLanguagesChosen) {
            languages("zh-CN,zh");
            areLanguagesChosen = false;
        }
        driver.manage().deleteAllCookies();
        script("localStorage.clear(); sessionStorage.clear()");
        driver.executeCdpCommand(
                "Storage.clearDataForOrigin",
                Map.of(
                        "origin",
                        script("return location.origin").toString(),
                        "storageTypes",
                        "service_workers,cache_storage,indexeddb"));
        driver.executeCdpCommand("Network.disable", Map.of());
        hasWorkers(false);
        driver.manage().logs().get("browser");
    }

    /**
     * What a test makes fail or wait must fail or wait: usually no worker answers in its place. Pages find a browser without workers; a
     * worker that is passed by needs messages about each of a page's 200 files, which cost a tenth of the processor time.
     */
    public void hasWorkers(boolean is) {
        var tab = driver.getWindowHandle();
        if (is) {
            beginsPagesNoMoreWith(scriptsWithoutWorkers.remove(tab));
        } else {
            scriptsWithoutWorkers.computeIfAbsent(
                    tab, any -> beginsPagesWith(lacking("Navigator.prototype.serviceWorker")));
        }
    }

    /** Lets go of the server, which is about to stop. */
    public void leave() {
        keepOneTab();
        driver.get("about:blank");
    }

    /** Opens a tab in front of the others. */
    public Browser newTab() {
        driver.switchTo().newWindow(WindowType.TAB);
        return this;
    }

    /** Brings a tab to the front, the oldest being number 0. */
    public Browser toTab(int number) {
        driver.switchTo().window(List.copyOf(driver.getWindowHandles()).get(number));
        driver.executeCdpCommand("Page.bringToFront", Map.of());
        return this;
    }

    public void closeTab() {
        driver.close();
    }

    private void keepOneTab() {
        while (driver.getWindowHandles().size() > 1) {
            toTab(1);
            driver.close();
        }
        driver.switchTo().window(driver.getWindowHandles().iterator().next());
    }

    /** The languages that the reader prefers, such as {@code en-GB,en,zh-CN}, until everything is forgotten. */
    public Browser languages(String inOrder) {
        areLanguagesChosen = true;
        var agent = script("return navigator.userAgent").toString();
        driver.executeCdpCommand(
                "Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", inOrder));
        return this;
    }

    /** The first visible element, waited for. */
    public WebElement see(String css) {
        return await(css, browser -> driver.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
    }

    public void seeText(String css, String text) {
        await(css + " with " + text, browser -> see(css).getText().contains(text) ? true : null);
    }

    /** A page shows what was kept only once its modules have read it: the form that stands before them has the same fields, empty. */
    public void seeValue(String css, String value) {
        await(
                css + " with the value " + value,
                browser -> value.equals(browser.see(css).getDomProperty("value")) ? true : null);
    }

    /** A script's answer, waited for: what follows upon a change of the page, as the focus or the title, may come a moment later. */
    public void seeThat(String script, Object answer, Object... arguments) {
        await(script + " = " + answer, browser -> answer.equals(browser.script(script, arguments)) ? true : null);
    }

    /** The page's title, waited for. */
    public void seeTitle(String part) {
        seeThat("return document.title.includes(arguments[0])", true, part);
    }

    public void seeNo(String css) {
        await(
                "no " + css,
                browser -> driver.findElements(By.cssSelector(css)).stream().noneMatch(WebElement::isDisplayed)
                        ? true
                        : null);
    }

    public String text(String css) {
        return see(css).getText();
    }

    public void click(String css) {
        await("click on " + css, browser -> {
            var element = see(css);
            driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
            return true;
        });
    }

    /** The copies of typed texts that a browser has written through to the disk, as JSON. */
    public String textsOnDisk() {
        return script("""
                return new Promise((done) => {
                  const opening = indexedDB.open('hotline', 1);
                  opening.onsuccess = () => {
                    const all = opening.result.transaction('texts').objectStore('texts').getAll();
                    all.onsuccess = () => { opening.result.close(); done(JSON.stringify(all.result)); };
                  };
                })""").toString();
    }

    /** Once the element stays: the customer's page takes the place of its plain form while it is drawn. */
    public void type(String css, String text) {
        await("typing into " + css, page -> {
            page.see(css).sendKeys(text);
            return true;
        });
    }

    /** Types keys into the focused element. */
    public void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    public void pressTogether(Keys modifier, CharSequence key) {
        new Actions(driver).keyDown(modifier).sendKeys(key).keyUp(modifier).perform();
    }

    public Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Waits until something is there, and can be typed into or clicked: a dialog that closes holds the page a moment longer. */
    public <T> T await(String what, Function<Browser, T> condition) {
        return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                .withMessage(() -> "waited in vain for " + what + " on " + driver.getCurrentUrl())
                .ignoreAll(List.of(
                        NoSuchElementException.class,
                        StaleElementReferenceException.class,
                        ElementNotInteractableException.class))
                .until(waited -> unlessGone(condition));
    }

    /** The driver has no exception of its own for an element whose page went while it was asked about. */
    private <T> @Nullable T unlessGone(Function<Browser, T> condition) {
        try {
            return condition.apply(this);
        } catch (WebDriverException fault) {
            if (String.valueOf(fault.getMessage()).contains("does not belong to the document")) {
                return null;
            }
            throw fault;
        }
    }

    /** Checks WCAG with axe: the visible page has no serious or critical violation. */
    public void isAccessible() {
        assertThat(graveViolations().toList())
                .as("accessibility of %s", driver.getCurrentUrl())
                .isEmpty();
    }

    /**
     * Axe is added once to each page and asked for violations alone: all its findings take five times as long. Rules that never have a
     * grave one take a quarter of the rest. Behind a dialog that holds the page nothing can be reached; that was looked at without it.
     */
    private Stream<String> graveViolations() {
        if (Boolean.FALSE.equals(script("return 'axe' in window"))) {
            script(AXE);
        }
        var found = (List<?>) driver.executeAsyncScript("""
                const [grave, done] = arguments;
                const where = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document;
                const rules = Object.fromEntries(axe._audit.rules
                    .filter(({impact}) => impact && !grave.includes(impact))
                    .map(({id}) => [id, {enabled: false}]));
                axe.run(where, {resultTypes: ['violations'], iframes: false, rules}).then(
                    ({violations}) => done(violations
                        .filter(({impact}) => grave.includes(impact))
                        .map(({id, help, nodes}) => `${id}: ${help} at ${nodes.slice(0, 5).map(node => node.html)}`)),
                    failure => done([String(failure)]));
                """, GRAVE);
        return found.stream().map(Object::toString);
    }

    /** Errors that the browser reported: scripts that failed, or were forbidden. */
    public void hasNoErrors() {
        assertThat(driver.manage().logs().get("browser").getAll())
                .filteredOn(entry -> !entry.getMessage().contains("Failed to load resource"))
                .isEmpty();
    }

    /** Not even a request that was answered with an error. */
    public void hasReportedNothing() {
        assertThat(driver.manage().logs().get("browser").getAll()).isEmpty();
    }

    /** Without a connection, or with it again. */
    public void offline(boolean is) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", is, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** As on a poor telephone network; {@link #offline} ends it. */
    public void slow(int bytesPerSecond) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of(
                        "offline",
                        false,
                        "latency",
                        50,
                        "downloadThroughput",
                        bytesPerSecond,
                        "uploadThroughput",
                        bytesPerSecond));
    }

    /** Requests for these addresses fail, as on a poor connection; with none, all succeed again. */
    public void failing(String... addresses) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", addresses.length > 0));
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(addresses)));
    }

    /** Pages that are opened meanwhile may not read or write what the browser keeps for them. */
    public void deniesStorage(Runnable meanwhile) {
        beginsPagesWith(
                "Object.defineProperty(window, 'localStorage',"
                        + " { get() { throw new DOMException('denied', 'SecurityError'); } })",
                meanwhile);
    }

    /** Pages that are opened meanwhile in this tab find a browser that knows no such thing. */
    public void lacks(String global, Runnable meanwhile) {
        beginsPagesWith(lacking(global), meanwhile);
    }

    private static String lacking(String name) {
        return "delete globalThis." + name;
    }

    private void beginsPagesWith(String script, Runnable meanwhile) {
        var added = beginsPagesWith(script);
        try {
            meanwhile.run();
        } finally {
            beginsPagesNoMoreWith(added);
        }
    }

    private Map<String, Object> beginsPagesWith(String script) {
        return driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    private void beginsPagesNoMoreWith(Map<String, Object> script) {
        driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", script);
    }

    /** In the dark colours. */
    public Browser dark() {
        return media("", "prefers-color-scheme", "dark");
    }

    /** As on a system with a few colours chosen for all programs. */
    public Browser forcedColours() {
        return media("", "forced-colors", "active");
    }

    /** As on paper. */
    public Browser printed() {
        return media("print", "prefers-color-scheme", "light");
    }

    /** On a usual screen again. */
    public Browser usualMedia() {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
        return this;
    }

    private Browser media(String kind, String feature, String value) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", kind, "features", List.of(Map.of("name", feature, "value", value))));
        return this;
    }

    /** As on a computer that is set to that time zone; an empty name is its own. */
    public Browser inZone(String zone) {
        driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
        return this;
    }

    /** As a browser that runs no scripts of pages, or as one that does. */
    public void runsScripts(boolean is) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !is));
    }

    /** A picture for the README. */
    public void picture(String name) {
        try {
            var folder = Files.createDirectories(Path.of("docs/images"));
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Ends it at once, as a crash does; its profile stays. */
    public void kill() {
        ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .filter(all -> List.of(all).contains("--user-data-dir=" + profile))
                        .isPresent())
                .forEach(ProcessHandle::destroyForcibly);
        try {
            driver.quit();
        } catch (WebDriverException gone) {
            // It can't say good-bye.
        }
    }

    @Override
    public void close() {
        driver.quit();
        try (var files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException gone) {
            // a browser that is still going deletes some of it itself
        }
    }
}
