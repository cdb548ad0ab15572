package dev.pavedroad.chassis.test;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out what Spring has generated while a service was packaged, which is still there when it is tested again. */
public class WrittenByHand implements ImportOption {

    @Override
    public boolean includes(Location location) {
        return !location.contains("__") && !location.contains("$$");
    }
}
