package dev.pavedroad.user.signin;

import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.CodePointLength;

record PasswordChangeRequest(
        @NotNull(message = "is missing") String currentPassword,
        @NotNull(message = "is missing") @CodePointLength(min = 8, max = 64) String newPassword) {

    @Override
    public String toString() {
        return "PasswordChangeRequest[secret]";
    }
}
