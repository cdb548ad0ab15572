package dev.pavedroad.user.account;

import dev.pavedroad.chassis.web.Characters;
import dev.pavedroad.user.input.EmailAddress;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

record SignUpRequest(
        @EmailAddress String email,
        @NotBlank(message = "must not be empty") @Characters(min = 0, max = 100,
                message = RenameRequest.TOO_LONG) String name,
        @NotNull(message = "is missing") @Characters(min = 8, max = 64) String password) {

    @Override
    public String toString() {
        return "SignUpRequest[email=" + email + "]";
    }
}
