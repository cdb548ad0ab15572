package dev.pavedroad.user.signin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.CodePointLength;

record SignInRequest(
        @NotBlank(message = "is missing") @CodePointLength(min = 0, max = 254,
                message = "must have at most 254 characters") String email,
        @NotNull(message = "is missing") String password) {

    @Override
    public String toString() {
        return "SignInRequest[email=" + email + "]";
    }
}
