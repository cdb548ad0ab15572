package dev.pavedroad.user.administrator;

import dev.pavedroad.user.input.EmailAddress;
import jakarta.validation.constraints.AssertTrue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;
import org.springframework.validation.annotation.Validated;

/**
 * The administrator that is there from the start, the only one; without an email and a password nothing is changed.
 *
 * @param email    ADMIN_EMAIL
 * @param password ADMIN_PASSWORD, 8 to 64 characters: the first one, and the one that a reset gives
 */
@Validated
@ConfigurationProperties("pavedroad.administrator")
record AdministratorProperties(String email, String password) {

    boolean isWanted() {
        return StringUtils.hasText(email);
    }

    // Constraints on methods, not on the password: Boot prints the value of a component that it refuses.
    @AssertTrue(message = "ADMIN_EMAIL and ADMIN_PASSWORD belong together: set both, or neither.")
    boolean isBothOrNeither() {
        return StringUtils.hasText(email) == StringUtils.hasLength(password);
    }

    @AssertTrue(message = "ADMIN_PASSWORD must have 8 to 64 characters.")
    boolean isPasswordOfGoodLength() {
        if (!StringUtils.hasLength(password)) {
            return true;
        }
        var length = password.codePointCount(0, password.length());
        return 8 <= length && length <= 64;
    }

    @AssertTrue(message = "ADMIN_EMAIL must be an email address such as admin@example.com.")
    boolean isEmailAnAddress() {
        return !StringUtils.hasText(email) || email.matches(EmailAddress.FORM);
    }

    @Override
    public String toString() {
        return "AdministratorProperties[email=" + email + "]";
    }
}
