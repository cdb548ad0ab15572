package dev.pavedroad.chassis.edge;

import feign.Capability;
import feign.Client;

/** Holds every Feign client to the deadline of its call; public because Feign invokes it by reflection. */
public class DeadlineCapability implements Capability {

    @Override
    public Client enrich(Client client) {
        return new DeadlineClient(client);
    }
}
