package dev.pavedroad.user;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * The whole service, its filters and a real database, called through {@link UserApi}; one context serves all tests. A
 * password waits for its hash however busy the machine is.
 */
@SpringBootTest(properties = "pavedroad.passwords.max-wait=1m")
@AutoConfigureMockMvc
@Import(UserApi.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface UserServiceTest {}
