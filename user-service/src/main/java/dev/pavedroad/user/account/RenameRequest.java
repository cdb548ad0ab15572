package dev.pavedroad.user.account;

import dev.pavedroad.chassis.web.PlainName;
import jakarta.validation.constraints.NotBlank;
import org.hibernate.validator.constraints.CodePointLength;

record RenameRequest(
        @NotBlank(message = "must not be empty") @PlainName @CodePointLength(min = 0, max = 100,
                message = TOO_LONG) String name) {

    static final String TOO_LONG = "must have at most 100 characters";
}
