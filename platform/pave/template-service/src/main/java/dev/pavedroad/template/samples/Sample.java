package dev.pavedroad.template.samples;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** Stored once under the id that its caller chose; it never changes. */
@Table("samples")
record Sample(@Id UUID id, String name, Instant madeAt) {}
