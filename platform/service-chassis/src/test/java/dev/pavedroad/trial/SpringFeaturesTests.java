package dev.pavedroad.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.pavedroad.chassis.SampleService;
import dev.pavedroad.chassis.identity.ApiAccess;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.ratelimiter.annotation.RateLimiter;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.data.domain.Pageable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.multipart.MultipartFile;

/** What a Spring developer adds to a service from memory works on the chassis as Spring documents it. */
class SpringFeaturesTests {

    private static ConfigurableApplicationContext service;
    private static RestClient http;

    @BeforeAll
    static void start() throws IOException {
        service = new SpringApplication(Copy.class, Greeting.class, Calls.class)
                .run(SampleService.arguments("--spring.profiles.active=trial",
                        "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost/keys",
                        "--resilience4j.ratelimiter.instances.once.limit-for-period=1",
                        "--resilience4j.ratelimiter.instances.once.limit-refresh-period=1h",
                        "--resilience4j.ratelimiter.instances.once.timeout-duration=0"));
        http = RestClient.builder()
                .baseUrl(base()).defaultStatusHandler(_ -> true, (_, _) -> {}).build();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void anAspectIsAppliedToBeans() {
        var before = service.getBean(Calls.class).number.get();
        service.getBean(Greeting.class).get();
        assertThat(service.getBean(Calls.class).number).hasValue(before + 1);
    }

    @Test
    void aRateLimiterLimits() {
        service.getBean(Greeting.class).once();
        assertThatExceptionOfType(RequestNotPermitted.class).isThrownBy(() -> service.getBean(Greeting.class).once());
    }

    @Test
    void aScheduledMethodRuns() {
        await().atMost(Duration.ofMinutes(1)).until(() -> service.getBean(Greeting.class).runs() > 1);
    }

    @ParameterizedTest
    @CsvSource({"page=2&size=7&sort=name%2Cdesc, 2 7 name: DESC", "'', 0 20 UNSORTED", "size=1000, 0 100 UNSORTED"})
    void aPageableIsResolved(String query, String page) {
        assertThat(http.get().uri(URI.create(base() + "/api/pages?" + query)).retrieve().body(String.class))
                .isEqualTo(page);
    }

    @Test
    void aProfileThatHasAFileIsActive() {
        assertThat(service.getEnvironment().getProperty("trial.greeting")).isEqualTo("hello");
    }

    @ParameterizedTest
    @CsvSource({"1000, 200, 1000", "70000, 413, /problems/payload-too-large"})
    void aFormWithAFileIsRead(int length, int status, String body) {
        var form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(new byte[length])).filename("a.txt");
        assertThat(post(form).getStatusCode().value()).isEqualTo(status);
        assertThat(post(form).getBody()).contains(body);
    }

    @Test
    void aBrokenFormIsTheClientsMistake() {
        var answer = http.post().uri("/api/files").header("Content-Type", "multipart/form-data; boundary=b")
                .body("--b\r\nnonsense").retrieve().toEntity(String.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains("/problems/invalid-request");
    }

    @Test
    void aResourceServerHasADecoderByItsProperties() {
        assertThat(service.getBeanProvider(JwtDecoder.class).getIfAvailable()).isNotNull();
    }

    private static ResponseEntity<String> post(MultipartBodyBuilder form) {
        return http.post().uri("/api/files").body(form.build()).retrieve().toEntity(String.class);
    }

    private static String base() {
        return "http://localhost:" + service.getEnvironment().getProperty("local.server.port");
    }

    @SpringBootApplication(exclude = DataSourceAutoConfiguration.class)
    @EnableScheduling
    @RestController
    static class Copy {

        @Bean
        ApiAccess apiAccess() {
            return new ApiAccess().open(HttpMethod.GET, "/api/**").open(HttpMethod.POST, "/api/**");
        }

        @GetMapping("/api/pages")
        String page(Pageable page) {
            return "%d %d %s".formatted(page.getPageNumber(), page.getPageSize(), page.getSort());
        }

        @PostMapping("/api/files")
        String file(@RequestParam MultipartFile file) {
            return String.valueOf(file.getSize());
        }
    }

    static class Greeting {

        private final AtomicInteger runs = new AtomicInteger();

        String get() {
            return "hello";
        }

        @RateLimiter(name = "once")
        String once() {
            return "hello";
        }

        @Scheduled(fixedDelay = 10)
        void count() {
            runs.incrementAndGet();
        }

        int runs() {
            return runs.get();
        }
    }

    @Aspect
    static class Calls {

        final AtomicInteger number = new AtomicInteger();

        @Before("execution(* dev.pavedroad.trial.SpringFeaturesTests.Greeting.get())")
        void count() {
            number.incrementAndGet();
        }
    }
}
