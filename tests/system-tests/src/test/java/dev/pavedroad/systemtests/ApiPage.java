package dev.pavedroad.systemtests;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The page /docs in a headless Chromium, used as somebody uses it who reads and clicks. */
final class ApiPage implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String ANSWER = ".live-responses-table .response ";

    private final ChromeDriver browser;

    private ApiPage(ChromeDriver browser) {
        this.browser = browser;
    }

    /** Whether this machine has a browser and its driver; nothing is fetched. */
    static boolean canBeOpened() {
        return executable("chromium").isPresent() && executable("chromedriver").isPresent();
    }

    static ApiPage open(String system) {
        var options = new ChromeOptions().setBinary(executable("chromium").orElseThrow());
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--window-size=1200,2000",
                "--disable-background-networking", "--disable-component-update", "--disable-sync");
        var driver = new ChromeDriverService.Builder()
                .usingDriverExecutable(executable("chromedriver").orElseThrow()).usingAnyFreePort().build();
        var page = new ApiPage(new ChromeDriver(driver, options));
        page.browser.get(system + "/docs");
        return page;
    }

    /** The sentence of the page that tells whether somebody is signed in. */
    String state() {
        return find("#state").getText();
    }

    /**
     * Unfolds a call, fills in its body and makes it.
     *
     * @param call the tag and the name of the operation, such as {@code Orders-place}
     * @return the status and the body that the page shows
     */
    String call(String call, String body) {
        var operation = "#operations-%s ".formatted(call);
        if (browser.findElements(By.cssSelector(operation + ".opblock-body")).isEmpty()) {
            find(operation + ".opblock-summary-control").click();
            find(operation + ".try-out__btn").click();
        }
        find(operation + "textarea.body-param__text").sendKeys(Keys.chord(Keys.CONTROL, "a"), body);
        browser.findElements(By.cssSelector(operation + ".btn-clear")).forEach(WebElement::click);
        find(operation + ".execute").click();
        return find(operation + ANSWER + ".response-col_status").getText() + " "
                + find(operation + ANSWER + ".highlight-code").getText();
    }

    @Override
    public void close() {
        browser.quit();
    }

    private WebElement find(String selector) {
        return await("'%s' on the page".formatted(selector)).atMost(TIMEOUT).until(
                () -> browser.findElements(By.cssSelector(selector)).stream().findFirst(),
                it -> it.filter(WebElement::isDisplayed).isPresent()).orElseThrow();
    }

    private static Optional<File> executable(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(it -> new File(it, name))
                .filter(File::canExecute).findFirst();
    }
}
