package dev.pavedroad.user.signin;

import dev.pavedroad.chassis.web.Characters;
import jakarta.validation.constraints.NotNull;

record PasswordChangeRequest(
        @NotNull(message = "is missing") String currentPassword,
        @NotNull(message = "is missing") @Characters(min = 8, max = 64) String newPassword) {

    @Override
    public String toString() {
        return "PasswordChangeRequest[secret]";
    }
}
