package dev.pavedroad.user.account;

import dev.pavedroad.chassis.web.Characters;
import jakarta.validation.constraints.NotBlank;

record RenameRequest(
        @NotBlank(message = "must not be empty") @Characters(min = 0, max = 100, message = TOO_LONG) String name) {

    static final String TOO_LONG = "must have at most 100 characters";
}
