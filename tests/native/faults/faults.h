// Functions that do what they must not.
#ifndef FAULTS_H
#define FAULTS_H

int fine(int x);
void hangs(void);
int writes_outside(unsigned at);
int takes_all_memory(void);
int recurses(int depth);
int divides(int by);
void gives_up(void);

#endif
