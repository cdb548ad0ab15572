package dev.pavedroad.chassis.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class LeftOutTests {

    // A name that a library no longer has is ignored, and what it stood for is back on the start path.
    @Test
    void isWhatTheLibrariesWouldSetUp() throws IOException {
        var candidates = ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader());
        assertThat(leftOut()).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(candidates.getCandidates());
    }

    private static List<String> leftOut() throws IOException {
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader().load("chassis", new ClassPathResource("chassis.yml"))
                .forEach(environment.getPropertySources()::addLast);
        return Binder.get(environment).bind("spring.autoconfigure.exclude", Bindable.listOf(String.class)).get();
    }
}
