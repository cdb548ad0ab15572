package dev.pavedroad.template.samples;

/** The answer to a request to store something under an id. */
sealed interface StoringOutcome {

    /** It is there, since this request or since an earlier one. */
    record Stored(Sample sample) implements StoringOutcome {}

    /** The id has another name; nothing has changed. */
    record OtherName() implements StoringOutcome {}
}
