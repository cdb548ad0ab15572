package dev.pavedroad.template.samples;

import jakarta.validation.constraints.NotBlank;
import org.hibernate.validator.constraints.CodePointLength;

/** The name that a calling service wants to store. */
record StoreSampleRequest(@NotBlank @CodePointLength(max = 100) String name) {}
