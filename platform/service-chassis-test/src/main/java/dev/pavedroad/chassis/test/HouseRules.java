package dev.pavedroad.chassis.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.pavedroad.map.CommunicationMap;
import dev.pavedroad.map.Endpoint;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnCloudPlatform;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;

/** The rules of the house that a machine can check; a service's {@code ArchitectureTests} takes them all in. */
public class HouseRules {

    // By name, because a service that calls nobody has no Feign.
    private static final String FEIGN_CLIENT = "org.springframework.cloud.openfeign.FeignClient";

    private static final Map<String, String> MAPPINGS = Map.of("GetMapping", "GET", "PostMapping", "POST", "PutMapping",
            "PUT", "PatchMapping", "PATCH", "DeleteMapping", "DELETE");

    private static final DescribedPredicate<JavaAnnotation<?>> ENVIRONMENT_CONDITION =
            describe("a condition on the environment", it -> Set.of(Profile.class, ConditionalOnProperty.class,
                    ConditionalOnBooleanProperty.class, ConditionalOnExpression.class, ConditionalOnCloudPlatform.class)
                    .stream().anyMatch(condition -> it.getRawType().isEquivalentTo(condition)));

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("dev.pavedroad.*.(*)..").should()
            .beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule NAMES_ARE_OF_THE_BUSINESS = noClasses().should()
            .haveSimpleNameEndingWith("Impl").orShould().haveSimpleNameEndingWith("Dto")
            .orShould().haveSimpleNameEndingWith("Entity").orShould().haveSimpleNameEndingWith("Manager")
            .orShould().haveSimpleNameEndingWith("Helper").orShould().haveSimpleNameEndingWith("Utils");

    @ArchTest
    static final ArchRule PACKAGES_ARE_FEATURES = noClasses().should().resideInAnyPackage(
            "..controller..", "..service..", "..repository..", "..dto..", "..util..", "..utils..");

    @ArchTest
    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = fields().should().notBeAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule CONTROLLERS_ARE_PACKAGE_PRIVATE = classes().that().haveSimpleNameEndingWith("Controller")
            .or().haveSimpleNameEndingWith("Client").should().bePackagePrivate().allowEmptyShould(true);

    // Where the map is compared with Feign clients and routes, no other way out may go unseen. Web push goes to the
    // internet, which the map shows as such, and to no service.
    @ArchTest
    static final ArchRule SERVICES_ARE_CALLED_THROUGH_FEIGN = noClasses().that()
            .resideOutsideOfPackages("dev.pavedroad.gateway..", "dev.pavedroad.notification.push..").should()
            .dependOnClassesThat()
            .haveNameMatching(".*\\.(RestClient|RestTemplate|WebClient|(Closeable)?HttpClient)").allowEmptyShould(true);

    // Spring answers conditions when a service is built, where nobody knows the environment that it will run in.
    @ArchTest
    static final ArchRule CLASSES_DO_NOT_DEPEND_ON_THE_ENVIRONMENT = noClasses().should()
            .beAnnotatedWith(ENVIRONMENT_CONDITION).allowEmptyShould(true);

    @ArchTest
    static final ArchRule BEANS_DO_NOT_DEPEND_ON_THE_ENVIRONMENT = noMethods().should()
            .beAnnotatedWith(ENVIRONMENT_CONDITION).allowEmptyShould(true);

    // Reading stops where @Size says; without it, at the end of a client's list.
    @ArchTest
    static void listsInBodiesOfRequestsHaveASize(JavaClasses all) {
        assertThat(all.stream().flatMap(type -> UnboundedLists.in(type.reflect())))
                .as("in bodies of requests: lists without a @Size(max = ...), or other collections").isEmpty();
    }

    @ArchTest
    static void lessThanHalfOfTheTypesArePublic(JavaClasses all) {
        var types = all.stream().filter(type -> type.isTopLevelClass()).toList();
        var open = types.stream().filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)).toList();
        assertThat(open.size() * 2).as("public types among %d: %s", types.size(), open).isLessThan(types.size());
    }

    /**
     * Checks that a service's Feign clients are its calls on the map, none missing and none too many, and that each of their
     * methods asks for what its call allows.
     */
    public static void feignClientsAreTheCallsOf(String service, JavaClasses all) {
        var map = CommunicationMap.fromClasspath();
        var clients = all.stream().filter(type -> type.isAnnotatedWith(FEIGN_CLIENT))
                .collect(Collectors.toMap(HouseRules::nameOf, HouseRules::endpointsOf));
        assertThat(clients.keySet()).as("Feign clients of " + service).isEqualTo(map.calleesOf(service));
        clients.forEach((callee, asked) -> {
            var allowed = map.call(service, callee).orElseThrow().allow();
            assertThat(asked).as("requests of %s to %s", service, callee)
                    .allMatch(it -> allowed.stream().anyMatch(endpoint -> covers(endpoint, it)));
        });
    }

    private static boolean covers(Endpoint allowed, Endpoint asked) {
        return allowed.covers(asked.method(), asked.path());
    }

    private static String nameOf(JavaClass client) {
        var annotation = client.getAnnotationOfType(FEIGN_CLIENT);
        return (String) annotation.tryGetExplicitlyDeclaredProperty("name")
                .or(() -> annotation.tryGetExplicitlyDeclaredProperty("value")).orElseThrow();
    }

    // A variable of the path is any one segment.
    private static Set<Endpoint> endpointsOf(JavaClass client) {
        return client.getMethods().stream().flatMap(method -> method.getAnnotations().stream())
                .filter(it -> MAPPINGS.containsKey(it.getRawType().getSimpleName()))
                .map(it -> new Endpoint(MAPPINGS.get(it.getRawType().getSimpleName()),
                        pathOf(it).replaceAll("\\{\\w+}", "*")))
                .collect(Collectors.toSet());
    }

    private static String pathOf(JavaAnnotation<?> mapping) {
        var paths = (Object[]) mapping.tryGetExplicitlyDeclaredProperty("path")
                .or(() -> mapping.tryGetExplicitlyDeclaredProperty("value")).orElseThrow();
        return (String) paths[0];
    }
}
