package dev.pavedroad.user.account;

import dev.pavedroad.chassis.web.PlainName;
import dev.pavedroad.user.input.EmailAddress;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.CodePointLength;

record SignUpRequest(
        @EmailAddress String email,
        @NotBlank(message = "must not be empty") @PlainName @CodePointLength(min = 0, max = 100,
                message = RenameRequest.TOO_LONG) String name,
        @NotNull(message = "is missing") @CodePointLength(min = 8, max = 64) String password) {

    @Override
    public String toString() {
        return "SignUpRequest[email=" + email + "]";
    }
}
