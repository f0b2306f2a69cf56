create table staff (id varchar primary key, name varchar not null);

create table customers (id varchar primary key, name varchar not null, email varchar not null);

create table orders (
  id varchar primary key,
  customer_id varchar not null references customers on delete cascade,
  paid_cents bigint not null,
  refunded_cents bigint default 0 not null,
  check (refunded_cents between 0 and paid_cents)
);

create table refunds (
  id bigint generated always as identity primary key,
  order_id varchar not null references orders on delete cascade,
  amount_cents bigint not null check (amount_cents > 0)
);

create table tickets (id varchar primary key, subject varchar not null, resolution varchar);

create table inbox (id bigint generated always as identity primary key, sender varchar not null, subject varchar not null, body varchar not null);

create table outbox (id bigint generated always as identity primary key, recipient varchar not null, subject varchar not null, body varchar not null);

create table shipments (
  id bigint generated always as identity primary key,
  customer_id varchar not null references customers on delete cascade,
  item varchar not null,
  quantity bigint not null
);
